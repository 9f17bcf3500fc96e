#include "harness/programs/page_fetcher.h"

#include <deque>
#include <optional>
#include <utility>

#include "harness/programs/program_container.h"

namespace harness {
namespace {

bool is_somebodys(const ProgramContainer& container) {
  return container.spec().environment.contains("CONTAINER_ID");
}

}  // namespace

// One request, on its way from container to container.
struct PageFetcher::Fetching {
  std::deque<std::string> left;  // by runtime id: a container may go while another is asked
  sim::http::Request request;
  sim::http::Response last;
  Show show;
  std::unique_ptr<sim::http::Fetch> asking;
  sim::ScopedTimer deadline;
};

PageFetcher::PageFetcher(sim::http::Loop& loop, sim::Scheduler& scheduler,
                         const ProgramContainers& containers)
    : loop_(loop), scheduler_(scheduler), containers_(containers) {}
PageFetcher::~PageFetcher() = default;

void PageFetcher::get(const std::string& path, Show show) {
  auto fetching = std::make_unique<Fetching>();
  fetching->request.target = path;
  fetching->last.status = 503;
  fetching->show = std::move(show);
  for (const bool somebodys : {true, false}) {
    for (const ProgramContainer* container : containers_.list()) {
      if (!container->is_running() || container->spec().ports.empty()) continue;
      if (is_somebodys(*container) != somebodys) continue;
      fetching->left.push_back(container->spec().runtime_id);
    }
  }
  const std::uint64_t number = ++last_;
  fetchings_.emplace(number, std::move(fetching));
  loop_.post([this, number, alive = std::weak_ptr<bool>(alive_)] {
    if (!alive.expired()) ask_next(number);
  });
}

void PageFetcher::ask_next(std::uint64_t number) {
  Fetching& fetching = *fetchings_.at(number);
  fetching.deadline.cancel();
  while (!fetching.left.empty()) {
    const std::string id = std::move(fetching.left.front());
    fetching.left.pop_front();
    const ProgramContainer* container = containers_.by_runtime_id(id);
    if (container == nullptr || !container->is_running()) continue;
    const auto answered = [this, number](std::optional<sim::http::Response> response) {
      Fetching& asked = *fetchings_.at(number);
      if (response) asked.last = std::move(*response);
      if (response && asked.last.status == 200) asked.left.clear();
      ask_next(number);
    };
    const auto port = static_cast<std::uint16_t>(container->spec().ports.front());
    container->inside([&] {
      fetching.asking = std::make_unique<sim::http::Fetch>(loop_, container->address(), port,
                                                           fetching.request, answered);
    });
    const auto too_late = [this, number] {
      Fetching& asked = *fetchings_.at(number);
      asked.asking.reset();
      asked.last = {};
      asked.last.status = 504;
      ask_next(number);
    };
    fetching.deadline = sim::ScopedTimer{scheduler_, scheduler_.after(kAnswerTimeout, too_late)};
    return;
  }
  const std::unique_ptr<Fetching> done = std::move(fetchings_.at(number));
  fetchings_.erase(number);
  done->show(done->last);
}

}  // namespace harness
