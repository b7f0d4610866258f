"""What a sheet says: its tables without the noise, the layout of each, its codes and legends."""
