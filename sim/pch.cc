// Home of the precompiled header that the libraries share; it defines nothing.
