// What a decision is about, and the text of its value.
//
// Whoever asks for decisions declares their kinds in its `decisions.h`, as constants, and lists
// them; whoever puts a program together puts the lists together (DecisionKinds).
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

struct DecisionKind {
  // How a value is written: `4.25ms`, `3`, `yes`. In memory each is a number: nanoseconds, the
  // number itself, 0 or 1.
  enum class Form { kDuration, kNumber, kYesNo };

  std::string_view name;  // `task.start`
  Form form = Form::kDuration;
  std::string_view subject;  // whom each is for: `the family of the task`
  std::string_view says;     // what is decided: `how long a task takes to run`
};

std::string value_text(DecisionKind::Form form, std::int64_t value);
// The value that the text says; std::invalid_argument, whose text says what was expected.
std::int64_t value_of(DecisionKind::Form form, std::string_view text);

class DecisionKinds {
 public:
  // The kinds must outlive this. std::logic_error if there is one of the name already.
  void add(std::span<const DecisionKind* const> kinds);

  // Null if there is none.
  const DecisionKind* find(std::string_view name) const;
  // By name.
  const std::map<std::string_view, const DecisionKind*>& all() const { return kinds_; }

 private:
  std::map<std::string_view, const DecisionKind*> kinds_;
};

}  // namespace sim
