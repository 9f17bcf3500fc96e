// The World's only source of chance: seeded, the same on every machine and library.
//
// Streams are named, so that one more draw in one place does not change what another place sees.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/time/time.h"

namespace sim {

// xoshiro256** by Blackman and Vigna, seeded through SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed);

  // A generator of its own for `name`; depends on this generator's seed and the name alone, not on
  // what was drawn before.
  Random stream(std::string_view name) const;

  std::uint64_t next();
  // Uniform in [0, bound). REQUIRES: bound > 0.
  std::uint64_t below(std::uint64_t bound);
  // Uniform in [low, high], both ends included. REQUIRES: low <= high.
  std::int64_t between(std::int64_t low, std::int64_t high);
  Duration between(Duration low, Duration high);
  // Uniform in [0, 1).
  double unit();
  bool chance(double probability);
  // Standard normal, by Marsaglia's polar method.
  double normal();

  std::uint64_t seed() const { return seed_; }

 private:
  std::uint64_t seed_;
  std::array<std::uint64_t, 4> state_;
};

// Ids in the forms that cloud services use, drawn from a Random.
class Ids {
 public:
  explicit Ids(Random random) : random_(random) {}

  // A version 4 UUID, `8-4-4-4-12` lower-case hex digits.
  std::string uuid();
  // `digits` lower-case hex digits.
  std::string hex(int digits);
  // Base64 (standard alphabet, padded) of `bytes` random bytes.
  std::string base64(int bytes);

  // `length` characters of `alphabet`, which is not empty.
  std::string text(int length, std::string_view alphabet);
  // From `low` to `high`, both ends included. REQUIRES: low <= high.
  std::int64_t number(std::int64_t low, std::int64_t high) { return random_.between(low, high); }

 private:
  Random random_;
};

}  // namespace sim
