# Writes the source that lets a program load shared libraries when they are first used, instead of
# when it starts: cmake -DNAME=git -DARCHIVE=libsim_git.a -DLIBRARIES=libgit2.so;… -DOUT=late_git.cc
#   -DNM=nm -DREADELF=readelf -DPROCESSOR=x86_64 -P late_library.cmake
#
# Each function that the archive takes from the libraries becomes a jump through a table, which
# sim::load_late() fills from the first library and what that needs. Symbols that are no functions
# cannot be had in this way.
cmake_minimum_required(VERSION 3.25)

if(PROCESSOR MATCHES "^(x86_64|AMD64)$")
  set(JUMP "jmp *late_@NAME@_functions+@OFFSET@(%rip)")
elseif(PROCESSOR MATCHES "^(aarch64|arm64)$")
  string(CONCAT JUMP "adrp x16, late_@NAME@_functions+@OFFSET@\\n "
                     "ldr x16, [x16, :lo12:late_@NAME@_functions+@OFFSET@]\\n br x16")
else()
  message(FATAL_ERROR "no jumps are known for ${PROCESSOR}")
endif()

execute_process(COMMAND ${NM} -u ${ARCHIVE} OUTPUT_VARIABLE undefined COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "U [A-Za-z_][A-Za-z0-9_]*" undefined "${undefined}")
list(TRANSFORM undefined REPLACE "^U " "")
list(REMOVE_DUPLICATES undefined)

set(functions "")
set(others "")
foreach(library IN LISTS LIBRARIES)
  execute_process(COMMAND ${NM} -D --defined-only ${library} OUTPUT_VARIABLE defined
                  COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "[A-Za-z] [A-Za-z_][A-Za-z0-9_]*" defined "${defined}")
  foreach(entry IN LISTS defined)
    string(SUBSTRING "${entry}" 0 1 type)
    string(SUBSTRING "${entry}" 2 -1 symbol)
    if(type MATCHES "[TWi]")
      list(APPEND functions ${symbol})
    else()
      list(APPEND others ${symbol})
    endif()
  endforeach()
endforeach()

list(GET LIBRARIES 0 first)
execute_process(COMMAND ${READELF} -d ${first} OUTPUT_VARIABLE dynamic COMMAND_ERROR_IS_FATAL ANY)
if(NOT dynamic MATCHES "Library soname: \\[([^]]+)\\]")
  message(FATAL_ERROR "${first} has no SONAME")
endif()
set(soname ${CMAKE_MATCH_1})

set(jumps "")
set(names "")
set(targets "")
set(count 0)
list(SORT undefined)
foreach(symbol IN LISTS undefined)
  if(symbol IN_LIST others)
    message(FATAL_ERROR "${symbol} of ${LIBRARIES} is no function, and cannot be loaded late")
  endif()
  if(NOT symbol IN_LIST functions)
    continue()
  endif()
  math(EXPR OFFSET "${count} * 8")
  string(CONFIGURE "${JUMP}" jump @ONLY)
  string(APPEND jumps "__asm__(\".text\\n.globl ${symbol}\\n.hidden ${symbol}\\n"
                      ".type ${symbol}, %function\\n${symbol}:\\n ${jump}\\n\");\n")
  string(APPEND names "    \"${symbol}\",\n")
  string(APPEND targets "    &late_library_is_missing,\n")
  math(EXPR count "${count} + 1")
endforeach()
if(count EQUAL 0)
  message(FATAL_ERROR "${ARCHIVE} uses nothing of ${LIBRARIES}")
endif()

file(WRITE ${OUT} "// Made by sim/late/late_library.cmake.
#include \"sim/late/late_library.h\"

namespace {

const char* const kNames[] = {
${names}};

}  // namespace

extern \"C\" {

__attribute__((visibility(\"hidden\"))) LateFunction late_${NAME}_functions[] = {
${targets}};
extern const LateLibrary late_${NAME};
const LateLibrary late_${NAME} = {\"${soname}\", kNames, late_${NAME}_functions, ${count}};

}  // extern \"C\"

${jumps}")
