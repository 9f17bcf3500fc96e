// Bodies of messages of which only the hash is known, as incidents have them.
//
// In the input of a call, `MessageBody: {unknown: md5 1000f835…}` stands for the body with that
// MD5, and `{unknown: md5 1000f835…, bytes: 353}` for one of which the size is known as well. If
// no file that `bodies` names has it, a stand-in is sent: a JSON object that says of which body it
// is one, of the size of that body if it is known,
//
//   {"unknown":"md5 1000f835…"}
//
// and all that does not depend on what the body says plays as it did.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"

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

// The file that `bodies` of the map `root` names, relative to `path`; none if it names none. Adds a
// problem if it cannot be read.
CandidateBodies bodies_of(const Value& root, const std::string& path, Problems& problems);

// What is sent in the place of a body. Fewer bytes than the hash needs have its beginning.
std::string stand_in_of(std::string_view md5, std::optional<std::size_t> bytes);

// Puts bodies in the places of their hashes, and stand-ins where nobody has them, each of which is
// added to `unknown`. Adds a problem for what is no hash or no size.
// REQUIRES: `input` is the input of a call.
void fill_in_bodies(Value& input, const CandidateBodies& bodies, Problems& problems,
                    std::vector<UnknownBody>& unknown);

// `FILE:3:5: nobody has the body with the MD5 …`
std::string to_text(const UnknownBody& body);

}  // namespace harness
