// libgit2 1.5 forgets to free what it matched with PCRE2 when it reads and writes the remotes of a
// workspace on disk; 1.7 does not. The leak checker must not blame us for it.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the checker calls it by this name.
extern "C" const char* __lsan_default_suppressions() { return "leak:libpcre2\n"; }
