// What in a text is a secret by what stands before it (`password=…`, `"token": "…"`,
// `--api-key …`, `https://user:…@host`), private keys, and JSON in it that has to be looked into.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "harness/evidence/secret_names.h"

namespace evidence {

struct TextPiece {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_json = false;  // json_end() said so; it may be secret as well
  bool is_secret = false;
};

// How long `Bearer `, `Basic ` and the like are at the beginning; 0 if there is none.
std::size_t simple_scheme_length(std::string_view text);

// In their order, none in another.
std::vector<TextPiece> pieces_of(std::string_view text, SecretNames& names);

}  // namespace evidence
