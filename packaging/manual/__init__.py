"""What makes the manual: its pages, its pictures, and the parts that the program itself tells."""
