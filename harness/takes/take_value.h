// The values in a journal's `take` table.
#pragma once

#include <charconv>
#include <stdexcept>
#include <string>

#include "sim/journal/journal_file.h"

namespace harness {

// std::runtime_error if the journal does not say.
inline const std::string& value_of(const sim::RecordedTake& take, const std::string& name) {
  const auto found = take.info.find(name);
  if (found == take.info.end()) {
    throw std::runtime_error("the journal does not say the take's '" + name + "'");
  }
  return found->second;
}

template <class Number>
Number number_of(const sim::RecordedTake& take, const std::string& name) {
  const std::string& text = value_of(take, name);
  const char* const end = text.data() + text.size();
  Number number = 0;
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) {
    throw std::runtime_error("the journal's '" + name + "' is not a number: '" + text + "'");
  }
  return number;
}

}  // namespace harness
