#include "harness/report/terminal.h"

#include <algorithm>
#include <map>

#include "harness/report/ended_tasks.h"
#include "harness/report/event_text.h"
#include "harness/report/figure_notes.h"
#include "harness/report/text.h"

namespace harness {
namespace {

constexpr std::size_t kShownEventBytes = 160;
constexpr std::size_t kGap = 2;

using sim::TerminalText;
using Colour = TerminalText::Colour;

TerminalText painted(const TerminalText& text, Colour colour, bool wanted) {
  return wanted ? TerminalText::painted(text, colour) : text;
}

TerminalText verdict(const Take& take, bool colour) {
  return take.passed() ? painted("passed", Colour::kGreen, colour)
                       : painted("FAILED", Colour::kRed, colour);
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::string space(width > text.size() ? width - text.size() : 0, ' ');
  return right ? space + text : text + space;
}

// The columns of a line but for the verdict, which may have colours in it.
struct Row {
  std::string scenario, simulated, wall, events, digest;
};

Row row_of(const Take& take) {
  return {take.scenario, sim::to_text(take.simulated), wall_text(take.wall), grouped(take.events),
          short_digest(take)};
}

TerminalText table(const std::vector<Take>& takes, bool colour) {
  const Row head{"scenario", "simulated", "wall", "events", "digest"};
  std::vector<Row> rows{head};
  for (const Take& take : takes) rows.push_back(row_of(take));
  const auto width = [&](std::string Row::*column) {
    std::size_t most = 0;
    for (const Row& row : rows) most = std::max(most, (row.*column).size());
    return most + kGap;
  };
  const std::size_t scenario = width(&Row::scenario), simulated = width(&Row::simulated),
                    wall = width(&Row::wall), events = width(&Row::events);
  TerminalText text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    text += i == 0 ? TerminalText("result") : verdict(takes[i - 1], colour);
    text += "  " + padded(row.scenario, scenario, false) + padded(row.simulated, simulated, true) +
            padded(row.wall, wall, true) + padded(row.events, events, true) + "  " + row.digest +
            "\n";
  }
  return text;
}

std::string counted(const char* title, const std::map<std::string, int>& counts) {
  if (counts.empty()) return {};
  std::string text = std::string(title) + "\n";
  for (const auto& [name, count] : counts) {
    text += "  " + padded(std::to_string(count), 4, true) + " × " + name + "\n";
  }
  return text;
}

std::map<std::string, int> sum(const std::vector<Take>& takes,
                               std::map<std::string, int> Take::*counts) {
  std::map<std::string, int> all;
  for (const Take& take : takes) {
    for (const auto& [name, count] : take.*counts) all[name] += count;
  }
  return all;
}

std::string figures_text(const Take& take) {
  if (take.figures.empty()) return {};
  std::string text = take.scenario + "\n";
  std::size_t name_width = 0, value_width = 0;
  for (const Figure& figure : take.figures) {
    name_width = std::max(name_width, figure.name.size());
    value_width = std::max(value_width, figure.text.size());
  }
  for (const Figure& figure : take.figures) {
    text += "  " + padded(figure.name, name_width + kGap, false) +
            padded(figure.text, value_width, true);
    if (!figure.target.empty()) text += "  " + figure.target;
    if (figure.met) text += *figure.met ? "  met" : "  MISSED";
    text += "\n";
  }
  return text + "\n";
}

std::string aims_text(const std::vector<Take>& takes) {
  std::string text;
  for (const std::string& line : notes_on_aims(takes)) text += line + "\n";
  return text.empty() ? text : text + "\n";
}

std::string faults(const std::vector<Take>& takes) {
  std::map<std::string, int> counts;
  for (const Take& take : takes) {
    for (const auto& [name, count] : take.story->faults) counts[name] += count;
  }
  return counted("faults that struck:", counts);
}

std::string unvirtual(const std::vector<Take>& takes) {
  std::map<std::string, int> counts;
  for (const Take& take : takes) {
    for (const std::string& program : take.unvirtual) ++counts[program];
  }
  return counted("programs that did not share the clock:", counts);
}

std::string misplaced(const Take& take) {
  if (take.misplaced.empty()) return {};
  std::string text = "decisions without a place in " + take.scenario + ":\n";
  for (const sim::Misplaced& one : take.misplaced) {
    text += "  " + to_text(one.given) + " (" + one.why + ")\n";
  }
  return text;
}

std::string unstruck(const Take& take) {
  if (take.unstruck.empty()) return {};
  std::string text = "faults that never struck in " + take.scenario + ":\n";
  for (const std::string& rule : take.unstruck) text += "  " + rule + "\n";
  return text;
}

// Text of several lines below its first.
std::string under_each_other(std::string text) {
  const std::string gap(12, ' ');
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
    text.insert(at + 1, gap);
  }
  return text;
}

bool is_of_behaviour(const Take& take) { return take.digest_of == DigestOf::kBehaviour; }

std::string closing_line(const std::vector<Take>& takes) {
  const auto passed = static_cast<std::size_t>(std::ranges::count_if(takes, &Take::passed));
  sim::Duration simulated{}, wall{};
  for (const Take& take : takes) {
    simulated += take.simulated;
    wall += take.wall;
  }
  std::string text = std::to_string(passed) + " passed, " + std::to_string(takes.size() - passed) +
                     " failed; " + sim::to_text(simulated) + " simulated in " + wall_text(wall);
  const double times = speed(simulated, wall);
  if (times >= 1) text += ", " + grouped(static_cast<std::uint64_t>(times)) + " × real time";
  return text + "\n";
}

}  // namespace

TerminalText failure_text(const Take& take, bool colour) {
  TerminalText text;
  for (const Failure& failure : take.failures) {
    const std::string place = place_text(failure.place);
    text += painted("FAILED", Colour::kRed, colour) + " " +
            TerminalText::line(take.scenario + ": " + failure.what) + "\n";
    if (!place.empty()) text += "  where     " + place + "\n";
    text += "  when      " + sim::to_text(failure.time - take.story->begin) + " (" +
            sim::to_iso8601(failure.time) + ")\n";
    text += "  expected  " + under_each_other(failure.expected) + "\n";
    text += "  seen      " + under_each_other(failure.seen) + "\n";
    if (!failure.last_events.empty()) text += "  last events of those involved:\n";
    for (const sim::Event& event : failure.last_events) {
      text += "    " +
              TerminalText::line(event_in_words(event, take.story->begin, kShownEventBytes)) + "\n";
    }
    text += "\n";
  }
  const std::string ended = ended_text(take, "  ");
  if (!ended.empty()) text += "tasks that ended badly in " + take.scenario + ":\n" + ended + "\n";
  return text;
}

TerminalText terminal_report(const std::vector<Take>& takes, bool colour) {
  TerminalText text = table(takes, colour) + "\n";
  for (const Take& take : takes) text += figures_text(take);
  text += aims_text(takes);
  for (const Take& take : takes) text += failure_text(take, colour);
  text += counted("AWS errors that calls were answered with, which fail no take by themselves:",
                  sum(takes, &Take::errors));
  text += counted("refused, or not modelled:", sum(takes, &Take::refused));
  text += faults(takes);
  text += unvirtual(takes);
  for (const Take& take : takes) {
    if (take.saved) text += take.scenario + ": " + take.saved->says + "\n";
    text += misplaced(take);
    text += unstruck(take);
  }
  if (std::ranges::any_of(takes, is_of_behaviour)) {
    text +=
        "~ a digest of what programs did: ids that they drew, process ids and ports do not count\n";
  }
  return text + closing_line(takes);
}

TerminalText seeds_line(const std::string& path, const std::vector<Take>& takes, bool colour) {
  const auto passed = std::ranges::count_if(takes, &Take::passed);
  const std::string scenario = takes.empty() ? path : takes.front().scenario;
  TerminalText text =
      scenario + ": " + std::to_string(passed) + "/" + std::to_string(takes.size()) + " passed";
  const auto failed = std::ranges::find_if(takes, [](const Take& take) { return !take.passed(); });
  if (failed == takes.end()) return text + "\n";
  text +=
      "\n  " + painted("first to fail: seed " + std::to_string(failed->seed), Colour::kRed, colour);
  text += ", " + failed->failures.front().what + "; play it again with:\n    backlot run " + path +
          " --seed " + std::to_string(failed->seed) + "\n";
  return text;
}

}  // namespace harness
