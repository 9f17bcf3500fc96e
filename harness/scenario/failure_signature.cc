#include "harness/scenario/failure_signature.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "harness/world/pid_marks.h"
#include "sim/journal/behaviour.h"

namespace harness {
namespace {

constexpr std::string_view kInvariant = "invariant: ";
constexpr std::string_view kWithin = " within ";
constexpr std::string_view kMore = " (and ";
constexpr std::string_view kSeed = " (seed ";
constexpr std::string_view kSentenceMarks = ",;:.()'\"";
constexpr std::string_view kSomething = "#";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The text without quotations, of which `#` is left. An apostrophe within a word quotes nothing.
std::string without_quotations(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    if (text[at] != '\'' || (at > 0 && text[at - 1] != ' ')) continue;
    std::size_t end = text.find('\'', at + 1);
    while (end != text.npos && end + 1 < text.size() && is_letter(text[end + 1])) {
      end = text.find('\'', end + 1);
    }
    if (end == text.npos) continue;
    out.back() = '#';
    at = end;
  }
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(" \n"); at < text.size();
       at = text.find_first_not_of(" \n", at)) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

// The words with `#` in the place of those that `is_something` holds for, and of several of these
// in a row.
template <class Predicate>
std::string pattern(std::string_view text, Predicate is_something) {
  std::string out;
  bool after_something = false;
  for (const std::string_view word : words_of(text)) {
    const std::size_t begin = word.find_first_not_of(kSentenceMarks);
    const std::size_t end = word.find_last_not_of(kSentenceMarks) + 1;
    const bool something = begin < end && is_something(word.substr(begin, end - begin));
    if (something && after_something) {
      out.resize(out.rfind('#') + 1);
      out += word.substr(end);
      continue;
    }
    if (!out.empty()) out += ' ';
    out += something ? std::string(word.substr(0, begin)) + std::string(kSomething) +
                           std::string(word.substr(end))
                     : std::string(word);
    after_something = something;
  }
  return out;
}

// What was seen, for which a take's own names and ids do not matter.
std::string seen_pattern(std::string_view seen) {
  return pattern(without_quotations(seen),
                 [](std::string_view word) { return !std::ranges::all_of(word, is_letter); });
}

// What was expected, in the scenario's own names.
std::string expected_pattern(std::string_view expected) {
  sim::Behaviour behaviour{kPidMarks, sim::Behaviour::Ids::kBlank};
  return pattern(behaviour.of(expected.substr(0, expected.rfind(kWithin))),
                 [](std::string_view word) { return is_digit(word.front()); });
}

// The code of `Code: message`, as calls and steps tell of an error; "" if it is none.
std::string_view error_code(std::string_view seen) {
  const std::size_t end = seen.find(": ");
  if (end == seen.npos || end == 0) return {};
  const std::string_view code = seen.substr(0, end);
  return code.find(' ') == code.npos ? code : std::string_view{};
}

std::string subject_of(const Failure& failure) {
  if (failure.what.starts_with(kInvariant)) {
    return seen_pattern(std::string_view(failure.seen).substr(0, failure.seen.rfind(kMore)));
  }
  // An error of the program itself, of which nothing else is expected than that there is none.
  if (failure.what == "broken") {
    return seen_pattern(std::string_view(failure.seen).substr(0, failure.seen.rfind(kSeed)));
  }
  std::string subject = expected_pattern(failure.expected);
  if (failure.what != "call" && failure.what != "step") return subject;
  const std::string_view code = error_code(failure.seen);
  if (!code.empty()) subject += ": " + std::string(code);
  return subject;
}

}  // namespace

FailureSignature signature_of(const std::string& scenario, const Failure& failure) {
  return {scenario, failure.what, subject_of(failure)};
}

std::optional<FailureSignature> signature_of(const Take& take) {
  if (take.passed()) return std::nullopt;
  return signature_of(take.scenario, take.failures.front());
}

std::string to_text(const FailureSignature& signature) {
  return signature.scenario + ": " + signature.what + ": " + signature.subject;
}

}  // namespace harness
