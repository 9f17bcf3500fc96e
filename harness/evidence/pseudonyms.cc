#include "harness/evidence/pseudonyms.h"

#include <algorithm>
#include <utility>

#include "harness/evidence/characters.h"
#include "sim/random/random.h"

namespace evidence {
namespace {

// So often a text of the same length is tried, before one that is longer.
constexpr std::size_t kMostTries = 100;

char random_letter(sim::Random& random, char first) {
  return static_cast<char>(first + static_cast<int>(random.below(26)));
}

// A number stays one: it begins with no zero unless it did.
char random_digit(sim::Random& random, bool may_be_zero) {
  return static_cast<char>(may_be_zero ? '0' + random.below(10) : '1' + random.below(9));
}

std::string of_the_same_form(std::string_view original, std::size_t kept, sim::Random& random) {
  const bool is_of_marks = std::ranges::none_of(original, is_of_word);
  const std::size_t first = original.starts_with('-') ? 1 : 0;
  std::string name(original.substr(0, kept));
  for (std::size_t i = name.size(); i < original.size(); ++i) {
    const char c = original[i];
    if (is_digit(c)) {
      name += random_digit(random, i != first || c == '0');
    } else if (is_letter(c)) {
      name += random_letter(random, c >= 'a' ? 'a' : 'A');
    } else if (is_ascii(c)) {
      name += is_of_marks ? random_letter(random, 'a') : c;
    } else if (!is_continuation(c)) {
      name += random_letter(random, 'a');
    }
  }
  return name;
}

}  // namespace

Pseudonyms::Pseudonyms(Mapping known) : mapping_(std::move(known)) {
  for (const auto& [original, replacement] : mapping_) taken_.insert(replacement);
}

const std::string& Pseudonyms::numbered(std::string_view original, std::string_view before,
                                        std::string_view after) {
  if (const auto found = mapping_.find(original); found != mapping_.end()) return found->second;
  std::uint64_t& count = counts_[std::string(before)];
  std::string name;
  do {
    name.assign(before).append(std::to_string(++count)).append(after);
  } while (!take(original, name));
  return mapping_.emplace(std::string(original), std::move(name)).first->second;
}

const std::string& Pseudonyms::disguise(std::string_view original, std::size_t kept) {
  if (const auto found = mapping_.find(original); found != mapping_.end()) return found->second;
  sim::Random random{++counts_["disguise"]};
  std::string name;
  std::size_t tries = 0;
  do {
    name = of_the_same_form(original, std::min(kept, original.size()), random);
    const bool grows_by_digits = is_digit(name.empty() ? 'a' : name.back());
    for (std::size_t more = tries++ / kMostTries; more > 0; --more) {
      name += grows_by_digits ? random_digit(random, true) : random_letter(random, 'a');
    }
  } while (!take(original, name));
  return mapping_.emplace(std::string(original), std::move(name)).first->second;
}

// False if it says what it stands for, or stands for something else, or is itself replaced.
bool Pseudonyms::take(std::string_view original, const std::string& name) {
  if (name.find(original) != name.npos || mapping_.contains(name)) return false;
  return taken_.insert(name).second;
}

}  // namespace evidence
