#include "harness/report/html.h"

#include <algorithm>

#include "harness/report/ended_tasks.h"
#include "harness/report/event_text.h"
#include "harness/report/figure_notes.h"
#include "harness/report/html_events.h"
#include "harness/report/html_explained.h"
#include "harness/report/lanes.h"
#include "harness/report/pictures.h"
#include "harness/report/style.h"
#include "harness/report/text.h"

namespace harness {
namespace {

constexpr std::size_t kCellBytes = 60;  // of the tables of platforms

std::string anchor(std::size_t index) { return "take-" + std::to_string(index + 1); }

std::string verdict_word(bool passed) {
  return passed ? element("span", "word-passed", "✔ passed")
                : element("span", "word-failed", "✘ failed");
}

std::string index_of(const std::vector<Take>& takes) {
  std::string text =
      "<div class=\"wide\"><table>\n<tr><th>result</th><th>scenario</th><th "
      "class=\"n\">simulated</th>"
      "<th class=\"n\">wall</th><th class=\"n\">events</th><th>seed</th><th>digest</th></tr>\n";
  for (std::size_t i = 0; i < takes.size(); ++i) {
    const Take& take = takes[i];
    text += "<tr><td>" + verdict_word(take.passed()) + "</td><td><a href=\"#" + anchor(i) + "\">" +
            escaped(take.scenario) + "</a></td>" + number_cell(sim::to_text(take.simulated)) +
            number_cell(wall_text(take.wall)) + number_cell(grouped(take.events)) +
            cell(std::to_string(take.seed)) + element("td", "mono", escaped(short_digest(take))) +
            "</tr>\n";
  }
  return text + "</table></div>\n";
}

std::string fact(const char* name, const std::string& value) {
  return "<div><dt>" + std::string(name) + "</dt><dd>" + escaped(value) + "</dd></div>\n";
}

const char* digest_name(const Take& take) {
  return take.digest_of == DigestOf::kBehaviour ? "digest of the behaviour" : "digest";
}

std::string facts(const Take& take) {
  const Story& story = *take.story;
  const auto times = static_cast<std::uint64_t>(speed(take.simulated, take.wall));
  std::string text = "<dl class=\"facts\">\n";
  text += fact("seed", std::to_string(take.seed));
  text += fact("simulated", sim::to_text(take.simulated));
  text += fact("wall time",
               wall_text(take.wall) + (times > 0 ? " (" + grouped(times) + " × faster)" : ""));
  text += fact("events", grouped(take.events));
  text += fact("AWS calls", grouped(static_cast<std::uint64_t>(story.calls)));
  const auto count = [&](const char* name, std::size_t number) {
    if (number > 0) text += fact(name, grouped(number));
  };
  for (const auto& [name, number] : take.platform_report.counts) count(name.c_str(), number);
  if (!take.platform_report.counts_all) {
    count("tasks", story.tasks.size());
    count("mails sent", story.sent.size());
  }
  for (const std::string& program : take.unvirtual) text += fact("not on the clock", program);
  text += "<div><dt>" + std::string(digest_name(take)) + "</dt><dd class=\"mono\">" +
          escaped(short_digest(take)) + "</dd></div>\n";
  return text + "</dl>\n";
}

std::string term(const char* name, const std::string& text) {
  return text.empty() ? "" : "<dt>" + std::string(name) + "</dt><dd>" + escaped(text) + "</dd>";
}

std::string failures(const Take& take, const std::string& link) {
  std::string text;
  for (std::size_t i = 0; i < take.failures.size(); ++i) {
    const Failure& failure = take.failures[i];
    text += "<div class=\"problem\"><strong>✘ " + std::to_string(i + 1) + "  " +
            escaped(failure.what) + "</strong>" + link + "\n<dl>" +
            term("where", place_text(failure.place)) +
            term("when", sim::to_text(failure.time - take.story->begin) + " after the beginning, " +
                             sim::to_iso8601(failure.time)) +
            term("expected", failure.expected) + term("seen", failure.seen) + "</dl>\n" +
            events_table(failure.last_events, take.story->begin) + "</div>\n";
  }
  return text;
}

// The part about tasks that ended badly, which often say why a take failed.
std::string ended_tasks(const Take& take, const std::string& take_anchor) {
  const auto ended = ended_badly(*take.story);
  if (take.passed() || ended.empty()) return {};
  std::string text = "<h3>Tasks that ended badly</h3>\n";
  for (std::size_t i = 0; i < std::min(ended.size(), kMostEnded); ++i) {
    std::string lines;
    for (const std::string& line : ended[i].last->last_lines) {
      lines += escaped(output_text(line)) + "\n";
    }
    text += "<div class=\"problem\">" +
            element("strong", "", escaped(ended_line(ended[i], take.story->begin))) +
            explained_link(take, take_anchor, "task", ended[i].last->arn) +
            (lines.empty() ? "" : element("pre", "", lines)) + "</div>\n";
  }
  const std::string more = more_ended(ended.size());
  return more.empty() ? text : text + element("p", "soft", more) + "\n";
}

std::string figures(const Take& take) {
  if (take.figures.empty()) return {};
  std::string text =
      "<h3>Figures</h3>\n<div class=\"wide\"><table>\n<tr><th>what</th>"
      "<th class=\"n\">measured</th><th>aim</th><th>verdict</th></tr>\n";
  for (const Figure& figure : take.figures) {
    std::string verdict;
    if (figure.met) {
      verdict = *figure.met ? element("span", "word-passed", "✔ met")
                            : element("span", "word-failed", "✘ missed");
    }
    text += "<tr>" + cell(figure.name) + number_cell(figure.text) + cell(figure.target) +
            element("td", "", verdict) + "</tr>\n";
  }
  text += "</table></div>\n";
  for (const std::string& line : notes_on_aims({&take, 1})) {
    text += element("p", "soft", escaped(line)) + "\n";
  }
  return text;
}

std::string counts(const char* title, const std::map<std::string, int>& counted) {
  if (counted.empty()) return {};
  std::string text = "<h3>" + std::string(title) + "</h3>\n<div class=\"wide\"><table>\n";
  for (const auto& [name, count] : counted) {
    text += "<tr>" + number_cell(std::to_string(count) + " ×") + cell(name) + "</tr>\n";
  }
  return text + "</table></div>\n";
}

std::string cell_of(const std::string& text, ReportTable::Column column) {
  switch (column) {
    case ReportTable::Column::kText:
      return cell(shortened(text, kCellBytes));
    case ReportTable::Column::kNumber:
      return number_cell(text);
    case ReportTable::Column::kCode:
      return element("td", "mono", escaped(text));
  }
  return {};
}

std::string told_table(const ReportTable& told) {
  if (told.rows.empty()) return {};
  std::string text = element("h3", "", escaped(told.title)) + "\n<div class=\"wide\"><table>\n<tr>";
  for (const auto& [name, column] : told.columns) {
    const bool is_number = column == ReportTable::Column::kNumber;
    text += element("th", is_number ? "n" : "", escaped(name));
  }
  text += "</tr>\n";
  for (const std::vector<std::string>& row : told.rows) {
    text += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) text += cell_of(row[i], told.columns[i].second);
    text += "</tr>\n";
  }
  text += "</table></div>\n";
  if (told.left_out == 0) return text;
  return text + "<p class=\"soft\">… and " + std::to_string(told.left_out) + " more.</p>\n";
}

// A little picture and what it stands for.
std::string key(const std::string& shape, const std::string& meaning) {
  return "<span><svg viewBox=\"0 0 22 12\" aria-hidden=\"true\">" + shape + "</svg>" + meaning +
         "</span>\n";
}

std::string keys(const std::vector<LegendEntry>& entries) {
  std::string text;
  for (const LegendEntry& entry : entries) text += key(entry.picture, entry.meaning);
  return text;
}

std::string timeline_legend(const Story& story, const PlatformReport& platform_report) {
  const Lanes lanes = lanes_of(story, platform_report);
  const auto has = [&](MarkStory::Kind kind) {
    return std::ranges::any_of(story.marks,
                               [&](const MarkStory& mark) { return mark.kind == kind; });
  };
  std::string text = "<p class=\"legend\">\n" + keys(platform_report.legend);
  const auto add = [&text](bool used, const char* shape, const char* meaning) {
    if (used) text += key(shape, meaning);
  };
  add(lanes.sent, R"(<polygon points="5,11 17,11 11,2" class="email mark"/>)", "a mail is sent");
  const bool any_queue = !story.queues.empty();
  add(any_queue, R"(<rect y="2" width="22" height="8" class="waiting"/>)", "waiting in a queue");
  add(any_queue, R"(<rect y="2" width="22" height="8" class="in-flight"/>)", "in flight");
  add(true, R"(<rect x="1" y="3" width="20" height="6" class="task starting"/>)", "a task starts");
  add(true, R"(<rect x="1" y="3" width="20" height="6" class="task running"/>)", "and runs");
  add(std::ranges::any_of(story.tasks, &TaskStory::ended_badly),
      R"(<path d="M7 2L15 10M7 10L15 2" class="crash-mark"/>)", "a task ends badly");
  add(has(MarkStory::Kind::kError),
      R"(<rect x="9.5" y="2" width="3" height="8" class="error-mark"/>)",
      "a call is answered with an error");
  add(has(MarkStory::Kind::kRetry), R"(<circle cx="11" cy="6" r="3.5" class="retry-mark"/>)",
      "received before, and there again");
  add(has(MarkStory::Kind::kDead), R"(<path d="M7 2L15 10M7 10L15 2" class="crash-mark"/>)",
      "to the dead letters");
  add(has(MarkStory::Kind::kRedriven),
      R"(<polygon points="6,10 16,10 11,2" class="redriven-mark"/>)", "brought back from there");
  add(has(MarkStory::Kind::kFault), R"(<polygon points="11,1 15,6 11,11 7,6" class="fault-mark"/>)",
      "a fault strikes");
  add(true, R"(<rect x="1" width="20" height="12" class="break"/>)",
      "nothing happens: drawn short");
  return text + "</p>\n";
}

std::string depth_legend() {
  std::string text = "<p class=\"legend\">\n";
  text += key(R"(<rect y="2" width="22" height="8" class="waiting"/>)", "waiting");
  text += key(R"(<rect y="2" width="22" height="8" class="in-flight"/>)", "in flight");
  text += key(R"(<line y1="6" x2="22" y2="6" class="dead-line"/>)", "dead letters");
  text += key(R"(<line y1="6" x2="22" y2="6" class="age-line"/>)", "age of the oldest message");
  return text + "</p>\n";
}

std::string pictures(const Take& take, const std::string& take_anchor) {
  const TimeScale scale = scale_of(take);
  std::string text = "<h3>What happened</h3>\n" + timeline_picture(take, scale, take_anchor) +
                     timeline_legend(*take.story, take.platform_report);
  const std::string depth = depth_picture(take, scale);
  if (!depth.empty()) {
    const std::string title =
        take.platform_report.depth ? take.platform_report.depth->title : "Queues";
    text += element("h3", "", escaped(title)) + "\n" + depth + depth_legend();
  }
  if (take.platform_report.spans) {
    const std::string spans = span_picture(*take.platform_report.spans, scale);
    if (!spans.empty()) {
      text += element("h3", "", escaped(take.platform_report.spans->title)) + "\n" + spans;
      text += "<p class=\"legend\">\n" + keys(take.platform_report.spans->legend) + "</p>\n";
    }
  }
  return text;
}

std::string section(const Take& take, std::size_t index) {
  std::string text = "<section class=\"take\" id=\"" + anchor(index) + "\">\n";
  text += "<h2><span class=\"verdict " +
          std::string(take.passed() ? "passed\">✔ passed" : "failed\">✘ failed") + "</span>" +
          escaped(take.scenario) + "</h2>\n<p>" + escaped(take.title) + "</p>\n";
  text += facts(take) + failures(take, explained_link(take, anchor(index), "failure", "")) +
          ended_tasks(take, anchor(index)) + pictures(take, anchor(index)) +
          explained_section(take, anchor(index)) + figures(take);
  text += counts("AWS errors that calls were answered with", take.errors);
  text += counts("Refused, or not modelled", take.refused);
  for (const ReportTable& told : take.platform_report.tables) text += told_table(told);
  return text + all_events(take) + "</section>\n";
}

std::string title_of(const std::vector<Take>& takes) {
  const auto passed = std::ranges::count_if(takes, &Take::passed);
  const auto all = static_cast<std::ptrdiff_t>(takes.size());
  if (all == 1) return takes.front().scenario + (passed == 1 ? ": passed" : ": failed");
  if (passed == all) return std::to_string(all) + " scenarios, all passed";
  return std::to_string(all) + " scenarios, " + std::to_string(all - passed) + " failed";
}

}  // namespace

std::string html_report(const std::vector<Take>& takes) {
  const std::string title = escaped(title_of(takes));
  std::string text =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>" +
      title + " · Backlot</title>\n<style>" + std::string(kStyle) +
      "</style>\n</head>\n<body>\n<header><h1>Backlot: " + title + "</h1>";
  if (takes.size() > 1) text += "\n" + index_of(takes);
  text += "</header>\n<main>\n";
  for (std::size_t i = 0; i < takes.size(); ++i) text += section(takes[i], i);
  return text + "</main>\n<script>" + std::string(kScript) + "</script>\n</body>\n</html>\n";
}

}  // namespace harness
