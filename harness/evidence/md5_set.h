// MD5s, millions of them, in little more than the sixteen bytes that each has.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evidence {

class Md5Set {
 public:
  // Each is 32 hexadecimal digits in lower case; what is none is not taken, and not there.
  // False if it is there already.
  bool insert(std::string_view digits);
  bool contains(std::string_view digits) const;
  std::uint64_t size() const { return size_; }
  // The first in order of those that `others` lacks, `most` at the most.
  std::vector<std::string> without(const Md5Set& others, std::size_t most) const;

 private:
  using Bytes = std::array<std::uint8_t, 16>;
  static std::optional<Bytes> bytes_of(std::string_view digits);
  // Where it is, or where it belongs. REQUIRES: there is a free slot.
  std::size_t slot_of(const Bytes& bytes) const;
  void grow();

  // Open addressing: an MD5 is in the first slot from that of its hash on which is free or has it.
  // A slot of zeros is free; of the MD5 that is zeros, `has_zeros_` says whether it is there.
  std::vector<Bytes> slots_;
  std::uint64_t size_ = 0;
  bool has_zeros_ = false;
};

}  // namespace evidence
