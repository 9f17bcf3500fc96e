#include "harness/webordinary/load.h"

#include <algorithm>

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

int users_of(const LoadStep& step) { return step.containers > 0 ? step.containers : step.sessions; }

}  // namespace

void add_load(const Scenario& scenario, WorldConfig& world) {
  int index = 0;
  for (const Step& step : scenario.steps) {
    const auto* load = std::get_if<LoadStep>(&step.action);
    if (load == nullptr) continue;
    for (int i = 0; i < load->projects; ++i) {
      const std::string project = project_of(index, i);
      world.sites.push_back({kClient, project, default_site(project)});
    }
    for (int i = 0; i < users_of(*load); ++i) {
      const std::string email = user_of(index, i);
      world.users.push_back({email, kClient, project_of(index, i % load->projects),
                             email.substr(0, email.find('@'))});
    }
    ++index;
  }
}

std::vector<LoadSession> plan_load(const LoadStep& step, int index, sim::Random random) {
  std::vector<LoadSession> sessions;
  for (int i = 0; i < step.sessions; ++i) {
    LoadSession session;
    session.user = user_of(index, i % users_of(step));
    session.thread = numbered("load", index, i);
    const bool burst = step.burst > sim::Duration{};
    // Without a burst the first mail comes in the first share of the time.
    const sim::Duration first_within = burst ? step.burst : step.over / step.mails_each;
    const sim::Duration first = random.between(sim::Duration{}, first_within);
    session.mails.push_back(first);
    for (int mail = 1; mail < step.mails_each; ++mail) {
      session.mails.push_back(random.between(first, std::max(first, step.over)));
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
