// Bodies that are compressed on their way: Content-Encoding and Accept-Encoding.
// RFC 9110, sections 8.4 and 12.5.3; RFC 1950 to 1952.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sim::http {

enum class Coding { kIdentity, kGzip, kDeflate };

// What Content-Encoding says; nothing if it names a coding that is not here, or several.
std::optional<Coding> parse_coding(std::string_view content_encoding);
// `gzip`, `deflate`.
std::string_view coding_name(Coding coding);

enum class Unpacking { kDone, kBroken, kTooLarge };

// Unpacks `packed` into `into`, which gets no more than `limit` bytes whatever is in there.
// kBroken if it is not in that coding, or ends too early; `into` is of no use then. gzip may come
// in several members; what follows the last and is none is passed over.
Unpacking unpack(Coding coding, std::string_view packed, std::size_t limit, std::string& into);

// Packs `plain`; equal bytes make equal bytes.
std::string pack(Coding coding, std::string_view plain);

// The coding that a client likes best of gzip and deflate, by its Accept-Encoding; kIdentity if it
// takes neither. Of equal weights the one that is listed first counts, `*` after those that are
// named; a weight that is none is 1, a negative one 0. `identity` is not weighed: it is what is
// left.
Coding preferred_coding(std::string_view accept_encoding);

}  // namespace sim::http
