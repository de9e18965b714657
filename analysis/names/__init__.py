"""What a name is: parts, titles around it, comparable forms."""
