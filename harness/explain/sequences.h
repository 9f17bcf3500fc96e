// Rising sequences of events as bytes, of which a journal's index has many.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace harness {

// The differences between the sequences, each seven bits a byte, the lowest first, the last byte of
// each with a 0 on top. The first one is not among the bytes. REQUIRES: there is one, and each is
// more than the one before it.
std::string pack(std::span<const std::uint64_t> sequences);

// The sequences that were packed. sim::StoreError if these are no such bytes.
std::vector<std::uint64_t> unpack(std::uint64_t first, std::string_view bytes);

}  // namespace harness
