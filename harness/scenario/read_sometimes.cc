#include "harness/scenario/read_sometimes.h"

#include <algorithm>
#include <string>

#include "harness/scenario/event_kinds.h"
#include "harness/scenario/take_fields.h"

namespace harness {
namespace {

using namespace shapes;

constexpr std::int64_t kMostTimes = 1'000'000;
constexpr char kReachedSays[] = "What is reached, as a sentence: two wakes raced.";

std::vector<Field> event_fields() {
  return {required("kind", text(), "The event's kind, such as sqs.moved."),
          optional("actor", text(), "Who; * stands for any text."),
          optional("subject", text(), "About what; * stands for any text."),
          optional("contains", text(), "What its data contains, as JSON text.")};
}

Shape event_shape() { return object("event", event_fields()); }

Shape span_shape() {
  return object("span", {required("begin", event_shape(), "The event that it begins with."),
                         required("end", event_shape(), "The event that it ends with."),
                         optional("by", one_word_of({"subject", "actor", "cause", "any"}),
                                  "What the two have in common: their subject, their actor, the "
                                  "first is the cause of the second, or nothing; subject without "
                                  "it.")});
}

Shape seen_shape() {
  std::vector<Field> fields{required("says", text(), kReachedSays)};
  for (Field& field : event_fields()) fields.push_back(std::move(field));
  fields.push_back(
      optional("at_least", integer(1, kMostTimes), "So many of them in one take; 1 without it."));
  return object("event that is reached", std::move(fields));
}

Shape overlap_shape() {
  return object("overlap",
                {required("says", text(), kReachedSays),
                 required("first", span_shape(), "Which of them begins first does not matter."),
                 required("second", span_shape(), "The other."),
                 optional("same", one_word_of({"subject", "actor"}),
                          "Both begin with an event of the same subject, or actor."),
                 optional("other", one_word_of({"subject", "actor"}),
                          "They begin with events of different subjects, or actors.")});
}

Shape between_shape() {
  return object("event between two", {required("says", text(), kReachedSays),
                                      required("after", event_shape(), "What it comes after."),
                                      required("event", event_shape(), "What comes between."),
                                      required("before", event_shape(), "What it comes before."),
                                      optional("same", one_word_of({"subject", "actor"}),
                                               "All three are of the same subject, or actor.")});
}

Bond bond_of(const std::string& word) {
  if (word == "subject") return Bond::kSubject;
  if (word == "actor") return Bond::kActor;
  return word == "cause" ? Bond::kCause : Bond::kNone;
}

class SometimesReader {
 public:
  SometimesReader(const Platforms& platforms, Problems& problems) : problems_(problems) {
    const sim::EventKinds kinds = event_kinds(platforms);
    for (const auto& [name, kind] : kinds.all()) kinds_.emplace_back(name);
  }

  Sometimes read(const Member& member) {
    const Value& value = member.value;
    Sometimes sometimes;
    sometimes.place = member.place.file + ":" + std::to_string(member.place.line);
    take(value, "says", sometimes.says);
    if (member.name == "event") {
      SometimesEvent what{event(value)};
      take(value, "at_least", what.at_least);
      sometimes.what = what;
    } else if (member.name == "overlap") {
      sometimes.what = overlap(value);
    } else {
      SometimesBetween what{event(*value.find("after")), event(*value.find("event")),
                            event(*value.find("before"))};
      if (const Value* same = value.find("same")) what.same = bond_of(same->text);
      sometimes.what = what;
    }
    return sometimes;
  }

 private:
  EventPattern event(const Value& value) {
    EventPattern pattern;
    take(value, "kind", pattern.kind);
    take(value, "actor", pattern.actor);
    take(value, "subject", pattern.subject);
    take(value, "contains", pattern.contains);
    if (std::ranges::find(kinds_, pattern.kind) == kinds_.end()) {
      problems_.add(value.find("kind")->place, "there is no kind of event '" + pattern.kind + "'" +
                                                   expected_one_of(pattern.kind, kinds_));
    }
    return pattern;
  }

  SpanPattern span(const Value& value) {
    SpanPattern span{event(*value.find("begin")), event(*value.find("end"))};
    if (const Value* by = value.find("by")) span.by = bond_of(by->text);
    return span;
  }

  SometimesOverlap overlap(const Value& value) {
    using Whose = SometimesOverlap::Whose;
    SometimesOverlap overlap{span(*value.find("first")), span(*value.find("second"))};
    const Value* same = value.find("same");
    const Value* other = value.find("other");
    if (same != nullptr && other != nullptr) {
      problems_.add(other->place, "'other' has no effect: 'same' says whose they are");
    }
    if (same == nullptr && other == nullptr) return overlap;
    overlap.whose = same != nullptr ? Whose::kSame : Whose::kOther;
    overlap.of = bond_of((same != nullptr ? same : other)->text);
    return overlap;
  }

  Problems& problems_;
  std::vector<std::string> kinds_;
};

}  // namespace

Field sometimes_field() {
  return optional(
      "sometimes",
      list_of(one_of("entry",
                     {optional("event", seen_shape(), "An event is seen."),
                      optional("overlap", overlap_shape(), "Two spans of time overlap."),
                      optional("between", between_shape(), "An event comes between two others.")})),
      "What must be reached in some take, when many are explored.");
}

std::vector<Sometimes> sometimes_of(const std::vector<Value>& entries, const Platforms& platforms,
                                    Problems& problems) {
  std::vector<Sometimes> all;
  if (entries.empty()) return all;
  SometimesReader reader(platforms, problems);
  for (const Value& entry : entries) all.push_back(reader.read(entry.members.front()));
  return all;
}

}  // namespace harness
