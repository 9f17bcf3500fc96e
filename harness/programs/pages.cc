#include "harness/programs/pages.h"

#include <deque>
#include <optional>
#include <utility>

#include "harness/programs/container.h"

namespace harness {
namespace {

bool is_somebodys(const Container& container) {
  return container.spec().environment.contains("CONTAINER_ID");
}

}  // namespace

// One request, on its way from container to container.
struct Pages::Round {
  std::deque<std::string> left;  // by runtime id: a container may go while another is asked
  sim::http::Request request;
  sim::http::Response last;
  Show show;
  std::unique_ptr<sim::http::Fetch> asking;
};

Pages::Pages(sim::http::Loop& loop, const Containers& containers)
    : loop_(loop), containers_(containers) {}
Pages::~Pages() = default;

void Pages::get(const std::string& path, Show show) {
  auto round = std::make_unique<Round>();
  round->request.target = path;
  round->last.status = 503;
  round->show = std::move(show);
  for (const bool somebodys : {true, false}) {
    for (const Container* container : containers_.list()) {
      if (!container->is_running() || container->spec().ports.empty()) continue;
      if (is_somebodys(*container) != somebodys) continue;
      round->left.push_back(container->spec().runtime_id);
    }
  }
  const std::uint64_t number = ++last_;
  rounds_.emplace(number, std::move(round));
  loop_.post([this, number, alive = std::weak_ptr<bool>(alive_)] {
    if (!alive.expired()) ask_next(number);
  });
}

void Pages::ask_next(std::uint64_t number) {
  Round& round = *rounds_.at(number);
  while (!round.left.empty()) {
    const std::string id = std::move(round.left.front());
    round.left.pop_front();
    const Container* container = containers_.by_runtime_id(id);
    if (container == nullptr || !container->is_running()) continue;
    const auto answered = [this, number](std::optional<sim::http::Response> response) {
      Round& asked = *rounds_.at(number);
      if (response) asked.last = std::move(*response);
      if (response && asked.last.status == 200) asked.left.clear();
      ask_next(number);
    };
    const auto port = static_cast<std::uint16_t>(container->spec().ports.front());
    container->inside([&] {
      round.asking = std::make_unique<sim::http::Fetch>(loop_, container->address(), port,
                                                        round.request, answered);
    });
    return;
  }
  const std::unique_ptr<Round> done = std::move(rounds_.at(number));
  rounds_.erase(number);
  done->show(done->last);
}

}  // namespace harness
