#include "harness/webordinary/webordinary_figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "harness/webordinary/queue_names.h"

namespace harness {
namespace {

using namespace std::chrono_literals;

// Many numbers of one kind, and their quantiles by the nearest rank.
class Sample {
 public:
  void add(sim::Duration span) { add(sim::seconds(span)); }
  void add(double value) { values_.push_back(value); }
  bool empty() const { return values_.empty(); }
  int count() const { return static_cast<int>(values_.size()); }
  double quantile(double q) {
    std::ranges::sort(values_);
    const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(count())));
    return values_[std::max<std::size_t>(rank, 1) - 1];
  }

 private:
  std::vector<double> values_;
};

std::string decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, value < 10 ? "%.2f" : "%.1f", value);
  std::string number = text;
  while (number.back() == '0') number.pop_back();
  if (number.back() == '.') number.pop_back();
  return number;
}

std::string people(double value, const std::string& unit) {
  if (unit == "s" && value >= 100) {
    return sim::to_text(std::chrono::seconds{std::llround(value)});
  }
  return decimal(value) + (unit.empty() || unit == "s" || unit == "%" ? unit : " " + unit);
}

class FigureList {
 public:
  void add(std::string name, double number, std::string unit) {
    Figure figure;
    figure.text = people(number, unit);
    figure.name = std::move(name);
    figure.number = number;
    figure.unit = std::move(unit);
    figures_.push_back(std::move(figure));
  }
  // Adds a figure with a limit: the number must be below it, or, if the limit is 0, be 0.
  void add(std::string name, double number, std::string unit, double limit) {
    add(std::move(name), number, std::move(unit));
    Figure& figure = figures_.back();
    figure.target = limit == 0 ? "0" : "< " + people(limit, figure.unit);
    figure.met = limit == 0 ? number == 0 : number < limit;
  }
  // Says more of the figure that was added last.
  void note(std::string text) { figures_.back().note = std::move(text); }
  std::vector<Figure> take() { return std::move(figures_); }

 private:
  std::vector<Figure> figures_;
};

sim::Duration work_of(const WebordinaryStory& story, const CommandStory& command) {
  sim::Duration work{};
  for (const std::size_t run : command.runs) {
    const RunStory& r = story.runs[run];
    if (r.ended) work += *r.ended - r.started;
  }
  return work;
}

void report_answers(const WebordinaryStory& story, FigureList& report) {
  Sample answer;
  Sample processing;
  int interrupted = 0;
  int unanswered = 0;
  for (const InboundStory& inbound : story.inbounds) {
    const CommandStory* command = story.command(inbound.command);
    if (command == nullptr || !command->answered || inbound.replies.empty()) {
      ++unanswered;
      continue;
    }
    if (command->interrupted) ++interrupted;
    if (!command->success) continue;
    const sim::Duration took = inbound.replies.back() - inbound.arrived;
    answer.add(took);
    if (inbound.warm) processing.add(took - work_of(story, *command));
  }
  report.add("messages", static_cast<double>(story.inbounds.size()), "");
  report.add("messages without an answer", unanswered, "", 0);
  report.add("messages whose work was interrupted", interrupted, "");
  for (const double q : {0.5, 0.9, 0.99}) {
    if (answer.empty()) break;
    report.add("answer time p" + decimal(q * 100), answer.quantile(q), "s");
  }
  if (processing.empty()) return;
  report.add("processing time p50, container warm", processing.quantile(0.5), "s", 5);
  report.add("processing time p90, container warm", processing.quantile(0.9), "s");
  report.add("processing time p99, container warm", processing.quantile(0.99), "s", 15);
}

void report_queue_wait(const WebordinaryStory& story, FigureList& report) {
  Sample wait;
  for (const CommandStory& command : story.commands) {
    if (!command.received.empty()) wait.add(command.received.front() - command.sent);
  }
  if (wait.empty()) return;
  report.add("queue wait p50", wait.quantile(0.5), "s");
  report.add("queue wait p99", wait.quantile(0.99), "s");
}

void report_tasks(const Story& story, FigureList& report) {
  Sample cold;
  Sample recovery;
  sim::Duration alive{};
  std::map<std::string, sim::Time> died;  // containers that crashed and are not back
  for (const TaskStory& task : story.tasks) {
    alive += task.stopped.value_or(story.end) - task.created;
    if (task.container.empty() || !task.running) continue;
    cold.add(*task.running - task.created);
    const auto death = died.find(task.container);
    if (death != died.end()) {
      recovery.add(*task.running - death->second);
      died.erase(death);
    }
    if (task.exit_code.value_or(0) != 0 && task.stopping) died[task.container] = *task.stopping;
  }
  report.add("cold starts", cold.count(), "");
  if (!cold.empty()) {
    report.add("cold start p50", cold.quantile(0.5), "s");
    report.add("cold start p99", cold.quantile(0.99), "s", 30);
    report.note(
        "the platform's documents ask for less than 30s, and say elsewhere that a cold start takes "
        "30s to 60s, which the shipped worlds go by.");
  }
  if (!recovery.empty()) {
    report.add("recovery after a container's death, longest", recovery.quantile(1), "s", 60);
  }
  report.add("task-minutes", sim::seconds(alive) / 60, "min");
}

void report_switches(const WebordinaryStory& story, FigureList& report) {
  Sample switches;
  std::map<std::string, const RunStory*> last;  // by container
  for (const RunStory& run : story.runs) {
    const RunStory* before = std::exchange(last[run.container], &run);
    const CommandStory* command = story.command(run.command);
    if (before == nullptr || command == nullptr || command->received.empty()) continue;
    const CommandStory* other = story.command(before->command);
    if (other == nullptr || other->thread == command->thread || !before->ended) continue;
    // When the container had the command, and had nothing else to do any more.
    sim::Time ready = *before->ended;
    for (const sim::Time received : command->received) {
      if (received <= run.started) ready = std::max(ready, received);
    }
    switches.add(run.started - std::min(ready, run.started));
  }
  report.add("session switches", switches.count(), "");
  if (switches.empty()) return;
  report.add("session switch p50", switches.quantile(0.5), "s");
  report.add("session switch, longest", switches.quantile(1), "s", 2);
}

void report_interrupts(const WebordinaryStory& story, FigureList& report) {
  int interrupts = 0;
  int lost = 0;
  for (const RunStory& run : story.runs) {
    if (run.end != "interrupted" && run.end != "killed") continue;
    ++interrupts;
    const CommandStory* command = story.command(run.command);
    if (command == nullptr || (!command->answered && !command->dead)) ++lost;
  }
  report.add("interrupts", interrupts, "");
  report.add("commands lost to an interrupt", lost, "", 0);
}

// Adds the figures of queues; averages are weighted by how long each value lasted.
void report_queues(const Story& story, FigureList& report) {
  double worst_average = 0;
  int deepest = 0;
  sim::Duration oldest{};
  for (const auto& [name, samples] : story.queues) {
    if (!name.starts_with(kInputPrefix) || samples.empty()) continue;
    double area = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const QueueSample& sample = samples[i];
      const sim::Time until = i + 1 < samples.size() ? samples[i + 1].time : story.end;
      const int depth = sample.visible + sample.in_flight;
      area += depth * sim::seconds(until - sample.time);
      deepest = std::max(deepest, depth);
      if (depth > 0) oldest = std::max(oldest, sample.oldest + (until - sample.time));
    }
    const double span = sim::seconds(story.end - samples.front().time);
    if (span > 0) worst_average = std::max(worst_average, area / span);
  }
  report.add("queue depth, average of the fullest input queue", worst_average, "", 10);
  report.add("queue depth, greatest", deepest, "", 50);
  report.add("oldest message, greatest age", sim::seconds(oldest), "s");
}

}  // namespace

std::vector<Figure> webordinary_figures(const WebordinaryStory& platform, const Story& story) {
  FigureList report;
  report_answers(platform, report);
  report_queue_wait(platform, report);
  report_tasks(story, report);
  report_switches(platform, report);
  report_interrupts(platform, report);
  report_queues(story, report);
  report.add("AWS calls", story.calls, "");
  const double errors = story.calls == 0 ? 0 : 100.0 * story.failed_calls / story.calls;
  report.add("AWS calls that failed", errors, "%", 5);
  return report.take();
}

}  // namespace harness
