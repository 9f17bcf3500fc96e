// Who is told what was found in evidence.
#pragma once

#include <string>
#include <string_view>

#include "harness/evidence/fact.h"

namespace evidence {

class Findings {
 public:
  Findings() = default;
  Findings(const Findings&) = delete;
  Findings& operator=(const Findings&) = delete;
  virtual ~Findings() = default;

  // The fact is the teller's, and changes after the call.
  virtual void add(const Fact& fact) = 0;
  // Something was read and not understood. `kind` says of what it lacks what, and is what such
  // things are counted by; `example` is the thing itself, of any length.
  virtual void not_understood(const Place& place, std::string_view kind,
                              std::string_view example) = 0;
  // Something is wrong with a file: a sentence of one line, without the place.
  virtual void trouble(const Place& place, std::string_view what) = 0;
};

}  // namespace evidence
