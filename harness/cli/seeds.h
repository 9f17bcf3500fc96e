// Seeds as a command line has them.
#pragma once

#include <cstdint>
#include <string>

namespace harness {

struct Seeds {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

// A whole number that files can have, up to 2^63 - 1. std::invalid_argument if it is none.
std::uint64_t parse_seed(const std::string& text);
// `1-100`, both of them seeds. std::invalid_argument if it is not that.
Seeds parse_seeds(const std::string& text);
// A whole number. std::invalid_argument if it is none.
std::uint64_t parse_number(const std::string& text);

}  // namespace harness
