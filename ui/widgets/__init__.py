"""The building blocks of the window: fields that report wishes, and the frames around them."""
