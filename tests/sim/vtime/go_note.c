// What Go's linker leaves in a program, so that this one passes for one of Go.
__asm__(
    ".pushsection .note.go.buildid, \"a\", @note\n"
    ".balign 4\n"
    ".long 3, 4, 4\n"  // of the owner's name, of what is described, and its type
    ".asciz \"Go\"\n"
    ".balign 4\n"
    ".asciz \"abc\"\n"
    ".popsection\n");
