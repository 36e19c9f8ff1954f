"""What the sample company is written with: names, places, employers, skills and prose."""
