"""What may have led to a published figure, each as a function of exact values that gives a number."""
