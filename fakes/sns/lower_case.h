// Texts that SNS compares or keeps without regard to case.
#pragma once

#include <cctype>
#include <string>

namespace sns {

inline std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

}  // namespace sns
