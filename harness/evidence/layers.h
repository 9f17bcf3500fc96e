// Internal to Input: what a text is wrapped in.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "harness/evidence/input.h"

namespace evidence {

inline constexpr std::string_view kGzipMagic = "\x1f\x8b";

// The bytes with `front` before them.
std::unique_ptr<Bytes> with_front(std::string front, std::unique_ptr<Bytes> rest);

// What the gzip members in `packed` hold. What follows the last one and is none is trouble.
std::unique_ptr<Bytes> unpacked(std::unique_ptr<Bytes> packed);

enum class Encoding { kUtf8, kUtf16Little, kUtf16Big };

// By the byte order mark, else by where zeros stand.
Encoding encoding_of(std::string_view beginning);
// As UTF-8, without the mark. What is no UTF-16 becomes U+FFFD, and is trouble.
std::unique_ptr<Bytes> from_utf16(std::unique_ptr<Bytes> text, Encoding encoding);

}  // namespace evidence
