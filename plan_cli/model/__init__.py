"""What plans, reports and waivers are: their forms, periods and measures, and what is wrong with a form."""
