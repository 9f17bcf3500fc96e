// A reader of what strangers send, as a target of a fuzzer: one file a reader, which defines
// LLVMFuzzerTestOneInput and includes this. See CMakeLists.txt beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

// libFuzzer's interface (https://llvm.org/docs/LibFuzzer.html). Reads `data`, whatever it is, and
// returns 0. What is wrong with the reader is an exception, or the sanitizers' to find.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace tests {

inline std::string_view fuzz_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// What a target expects of its reader, in words for who reads why it failed.
inline void fuzz_require(bool holds, const char* expectation) {
  if (!holds) throw std::logic_error(expectation);
}

}  // namespace tests
