// Home of the precompiled header that the tests share; it defines nothing.
