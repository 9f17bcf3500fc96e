// Bodies of messages of which only the hash is known, as incidents have them.
//
// In the input of a call, `MessageBody: {unknown: md5 1000f835…}` stands for the body with that
// MD5. A scenario with such a body cannot be played until a file has it that the scenario names by
// `bodies`.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"

namespace harness {

// What may be a body, by its MD5.
class CandidateBodies {
 public:
  CandidateBodies() = default;
  // The whole text of a file, and each of its lines. FileErrors if it cannot be read.
  explicit CandidateBodies(const std::string& path);

  // Null if none has this hash.
  const std::string* find(std::string_view md5) const;

 private:
  std::map<std::string, std::string, std::less<>> by_md5_;
};

// Puts bodies in the places of their hashes, and adds a problem for each that nobody has.
// REQUIRES: `input` is the input of a call.
void fill_in_bodies(Value& input, const CandidateBodies& bodies, Problems& problems);

}  // namespace harness
