"""What stands between the queue and the network: permission, pace, safety."""
