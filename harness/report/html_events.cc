#include "harness/report/html_events.h"

#include <algorithm>

#include "harness/report/event_text.h"
#include "harness/report/html.h"
#include "harness/report/text.h"

namespace harness {
namespace {

constexpr std::size_t kDataBytes = 300;
constexpr std::size_t kAllDataBytes = 1500;
constexpr std::size_t kMostOfATake = 4000;
constexpr std::size_t kMostOfAPage = 20'000;

bool is_bad(const sim::Event& event) {
  return event.kind == "api.error" || event.kind == "api.refused" ||
         event.kind == "expectation.failed";
}

std::string row(const sim::Event& event, sim::Time begin, std::size_t limit) {
  const EventWords words = words_of(event, limit);
  const std::string data = words.data.empty() ? "" : " " + words.data;
  return (is_bad(event) ? "<tr class=\"bad\">" : "<tr>") + cell(sim::to_text(event.time - begin)) +
         cell(words.who) + cell(words.what) + element("td", "mono", escaped(words.about + data)) +
         "</tr>\n";
}

template <class Events>
std::string table(const Events& events, sim::Time begin, std::size_t limit) {
  std::string text =
      "<div class=\"wide\"><table class=\"events\"><colgroup><col style=\"width:9%\"><col "
      "style=\"width:17%\">"
      "<col style=\"width:12%\"><col></colgroup>\n"
      "<thead><tr><th>after</th><th>who</th><th>what</th><th>about</th></tr></thead>\n<tbody>\n";
  for (const sim::Event& event : events) text += row(event, begin, limit);
  return text + "</tbody></table></div>\n";
}

}  // namespace

std::string element(const char* name, const std::string& classes, const std::string& inside) {
  return "<" + std::string(name) + (classes.empty() ? "" : " class=\"" + classes + "\"") + ">" +
         inside + "</" + name + ">";
}

std::string cell(const std::string& text) { return element("td", "", escaped(text)); }

std::string number_cell(const std::string& text) { return element("td", "n", escaped(text)); }

std::size_t most_events(std::size_t takes) {
  return std::min(kMostOfATake, kMostOfAPage / std::max<std::size_t>(takes, 1));
}

std::string events_table(const std::vector<sim::Event>& events, sim::Time begin) {
  return events.empty() ? "" : table(events, begin, kDataBytes);
}

std::string all_events(const Take& take) {
  if (take.journal.empty()) return {};
  const std::size_t shown = take.journal.size();
  const bool all = shown == take.events;
  const std::string title =
      all ? "All " + grouped(shown) + " events"
          : "The last " + grouped(shown) + " of " + grouped(take.events) + " events";
  std::string text = "<details class=\"all-events\">\n<summary>" + title + "</summary>\n<p>";
  if (!all) text += element("span", "soft", "<code>--jsonl FILE</code> writes all of them. ");
  return text + "</p>\n" + table(take.journal, take.story->begin, kAllDataBytes) + "</details>\n";
}

}  // namespace harness
