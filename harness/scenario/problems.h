// What is wrong with a file that somebody wrote, and where.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harness/scenario/place.h"

namespace harness {

struct Problem {
  Place place;
  std::string message;
};

// `scenarios/a.yaml:3:5: unknown step 'maill'; …`
std::string to_text(const Problem& problem);

// A file that cannot be used, with everything that is wrong with it.
class FileErrors : public std::runtime_error {
 public:
  // REQUIRES: there is at least one. what() has one line each, ordered by place.
  explicit FileErrors(std::vector<Problem> problems);
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

// Collects problems, so that all of a file's are reported and not only the first.
class Problems {
 public:
  void add(Place place, std::string message) {
    list_.push_back({std::move(place), std::move(message)});
  }
  bool empty() const { return list_.empty(); }
  const std::vector<Problem>& list() const { return list_; }
  std::vector<Problem> take() { return std::move(list_); }
  // FileErrors if there are any.
  void throw_if_any();

 private:
  std::vector<Problem> list_;
};

// `; expected one of: a, b, c`, and `; did you mean 'b'?` if `word` is nearly one of them.
std::string expected_one_of(std::string_view word, const std::vector<std::string>& known);

// Whether `word` is one slip away from one of `known`: a letter too many, too few or wrong.
bool is_slip(std::string_view word, const std::vector<std::string>& known);

// The one of `known` that `word` is most likely meant to be, or "".
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace harness
