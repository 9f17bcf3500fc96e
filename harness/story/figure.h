// One measured number of a take, with its target.
#pragma once

#include <optional>
#include <string>

namespace harness {

struct Figure {
  std::string name;    // `answer time p50`
  double number = 0;   // in `unit`
  std::string unit;    // `s`, ``, `min`, `%`
  std::string text;    // for people: `4.2s`
  std::string target;  // `< 5s`; "" if there is none
  std::optional<bool> met;
  std::string note =
      {};  // a sentence on why the target is what it is, for where it is missed; or ""
};

}  // namespace harness
