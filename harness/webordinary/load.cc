#include "harness/webordinary/load.h"

#include <algorithm>

#include "harness/scenario/take_fields.h"
#include "harness/webordinary/decisions.h"
#include "harness/webordinary/default_site.h"

namespace harness {
namespace {

constexpr char kClient[] = "load";

std::string numbered(const std::string& name, int index, int number) {
  return name + std::to_string(index + 1) + "x" + std::to_string(number + 1);
}

std::string project_of(int index, int number) { return numbered("site", index, number); }
std::string user_of(int index, int number) {
  return numbered("user", index, number) + "@" + kClient + ".test";
}

bool is_load(const Step& step) { return step.kind == "load"; }

int users_of(const LoadStep& step) { return step.containers > 0 ? step.containers : step.sessions; }

// How many sessions there are, which only strategies of exploration decide otherwise.
int sessions_of(const LoadStep& step, int index, sim::Decisions& decisions) {
  if (step.fewest == 0) return step.sessions;
  const auto beyond = static_cast<std::uint64_t>(step.sessions - step.fewest);
  const std::string load = "load" + std::to_string(index + 1);
  return step.fewest + static_cast<int>(decisions.one_of(kLoadSessions, load, beyond + 1, beyond));
}

}  // namespace

LoadStep load_step_of(const Value& value) {
  LoadStep step;
  take(value, "sessions", step.sessions);
  take(value, "fewest", step.fewest);
  take(value, "projects", step.projects);
  take(value, "containers", step.containers);
  take(value, "mails_each", step.mails_each);
  take(value, "over", step.over);
  take(value, "burst", step.burst);
  take(value, "patient", step.patient);
  return step;
}

bool has_load(const Scenario& scenario) { return std::ranges::any_of(scenario.steps, is_load); }

void add_load(const Scenario& scenario, WebordinaryConfig& config) {
  int index = 0;
  for (const Step& step : scenario.steps) {
    if (!is_load(step)) continue;
    const LoadStep load = load_step_of(step.value);
    for (int i = 0; i < load.projects; ++i) {
      const std::string project = project_of(index, i);
      config.sites.push_back({kClient, project, default_site(project)});
    }
    for (int i = 0; i < users_of(load); ++i) {
      const std::string email = user_of(index, i);
      config.users.push_back(
          {email, kClient, project_of(index, i % load.projects), email.substr(0, email.find('@'))});
    }
    ++index;
  }
}

std::vector<LoadSession> plan_load(const LoadStep& step, int index, sim::Decisions& decisions,
                                   sim::Random random) {
  std::vector<LoadSession> sessions;
  const int count = sessions_of(step, index, decisions);
  for (int i = 0; i < count; ++i) {
    LoadSession session;
    session.user = user_of(index, i % users_of(step));
    session.thread = numbered("load", index, i);
    const bool burst = step.burst > sim::Duration{};
    // Without a burst the first mail comes in the first of as many parts of the time as there are
    // mails.
    const sim::Duration first_within = burst ? step.burst : step.over / step.mails_each;
    const sim::Duration first = decisions.duration(
        kFirstMail, session.thread, sim::Distribution::uniform(sim::Duration{}, first_within),
        first_within / step.sessions * i, random);
    session.mails.push_back(first);
    const sim::Duration last = std::max(first, step.over);
    for (int mail = 1; mail < step.mails_each; ++mail) {
      session.mails.push_back(
          decisions.duration(kLaterMail, session.thread, sim::Distribution::uniform(first, last),
                             first + (last - first) / step.mails_each * mail, random));
    }
    std::ranges::sort(session.mails);
    sessions.push_back(std::move(session));
  }
  return sessions;
}

std::string load_text(const LoadSession& session, int mail) {
  return "Request " + std::to_string(mail + 1) + " of " + session.thread;
}

}  // namespace harness
