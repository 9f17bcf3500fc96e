// What was found besides facts, counted: what was not understood by its kind, with one example, and
// what is wrong with which file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "harness/evidence/findings.h"

namespace evidence {

class Tally final : public Findings {
 public:
  // Far more than is shown of an example, as what is to be replaced in it is found before the rest
  // is cut off.
  static constexpr std::size_t kMostExampleBytes = std::size_t{64} << 10;
  // Kinds and troubles that are kept one by one; of those beyond it is said how many there are.
  static constexpr std::size_t kMostKept = 500;

  struct Unknown {
    std::uint64_t count = 0;
    Place place;          // of the first
    std::string example;  // its beginning
  };
  struct Trouble {
    Place place;
    std::string what;
  };

  // Facts go to `facts`.
  explicit Tally(std::function<void(const Fact&)> facts) : facts_(std::move(facts)) {}

  void add(const Fact& fact) override;
  void not_understood(const Place& place, std::string_view kind, std::string_view example) override;
  void trouble(const Place& place, std::string_view what) override;

  const std::map<std::string, Unknown, std::less<>>& unknown() const { return unknown_; }
  const std::vector<Trouble>& troubles() const { return troubles_; }
  std::uint64_t troubles_left_out() const { return troubles_left_out_; }
  std::uint64_t facts() const { return count_; }

 private:
  std::function<void(const Fact&)> facts_;
  std::uint64_t count_ = 0;
  std::map<std::string, Unknown, std::less<>> unknown_;
  std::vector<Trouble> troubles_;
  std::uint64_t troubles_left_out_ = 0;
};

}  // namespace evidence
