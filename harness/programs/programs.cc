#include "harness/programs/programs.h"

#include <functional>
#include <optional>
#include <stdexcept>
#include <utility>

#include "harness/programs/container.h"
#include "harness/programs/engine.h"
#include "harness/programs/events.h"
#include "harness/world/actor.h"
#include "harness/world/world.h"
#include "sim/engine/container.h"
#include "sim/time/pacer.h"

namespace harness {
namespace {

constexpr std::string_view kTokenHeader = "X-Amz-Security-Token";
constexpr std::string_view kActorHeader = "X-Backlot-Actor";
constexpr std::string_view kBacklot = "/backlot/";
constexpr int kTokenDigits = 64;

// An exchange whose request says who it comes from.
class Introduced final : public sim::http::Exchange {
 public:
  Introduced(std::shared_ptr<Exchange> exchange, std::string actor)
      : exchange_(std::move(exchange)), request_(exchange_->request()) {
    request_.headers.set(kActorHeader, std::move(actor));
  }
  const sim::http::Request& request() const override { return request_; }
  void reply(sim::http::Response response) override { exchange_->reply(std::move(response)); }
  void on_abandoned(std::function<void()> handler) override {
    exchange_->on_abandoned(std::move(handler));
  }

 private:
  std::shared_ptr<Exchange> exchange_;
  sim::http::Request request_;
};

}  // namespace

Programs::Programs(const aws::Environment& environment, const WorldConfig& config,
                   const Outdoors& outdoors)
    : environment_(environment),
      config_(config),
      outdoors_(outdoors),
      ids_(environment.random.stream("programs")),
      pages_(outdoors.loop, containers_),
      agent_(
          environment, containers_,
          [this] { return outdoors_.shares_clock ? environment_.now() : sim::Pacer::wall_date(); }),
      stage_(config, outdoors_, [this](const Exchange& exchange) {
        if (outdoors_.catch_up) outdoors_.catch_up();
        answer_agent(exchange->request().path(), exchange);
      }) {
  if (!outdoors_.shares_clock) return;
  clock_ = std::make_unique<Clock>(
      environment.now(), environment.random.stream("vtime").seed(), config.programs,
      environment.holds,
      [this](const std::string& task, const std::string& program) { unvirtual(task, program); });
}

void Programs::unvirtual(const std::string& task, const std::string& program) {
  environment_.journal.record("backlot", task, ProgramUnvirtual{program});
  if (outdoors_.say == nullptr) return;
  outdoors_.say("task " + task + ": " + program +
                " does not share the World's clock: it is a static binary, one of Go, or in a "
                "container of an engine" +
                (config_.programs.unvirtual == Unvirtual::kWall
                     ? "; time passes as on the wall while it lives"
                     : ""));
}

bool Programs::has_image(std::string_view image) const {
  const auto found = config_.images.find(std::string(image));
  if (found == config_.images.end()) return false;
  const std::optional<EngineConfig>& engine = found->second.engine;
  if (!engine) return found->second.command.has_value();
  try {
    return sim::engine::has_image(socket_of(*engine), image_of(*engine, image));
  } catch (const sim::engine::EngineError&) {
    return true;  // It is for the start to say why it cannot be.
  }
}

std::unique_ptr<ecs::RunningContainer> Programs::start(const ecs::ContainerSpec& spec,
                                                       ecs::ContainerEvents& events) {
  const auto most = static_cast<std::size_t>(config_.programs.most_at_once);
  if (containers_.size() >= most) {
    throw ecs::CannotStart("CannotStartContainerError: " + std::to_string(most) +
                           " programs run already, and the world allows no more "
                           "(programs: at_once)");
  }
  for (const Starting& starting : starting_) starting(spec);
  Container::Identity identity;
  identity.token = ids_.hex(kTokenDigits);
  identity.credentials = "/v2/credentials/" + ids_.uuid();
  const Backstage backstage{containers_, stage_, outdoors_, clock_.get(), config_.programs};
  return std::make_unique<Container>(backstage, spec, config_.images.at(spec.image),
                                     std::move(identity), environment_.now(), events);
}

bool Programs::crash(std::string_view name, int exit_code) {
  Container* container = containers_.by_name(name);
  if (container == nullptr) return false;
  container->crash(exit_code);
  return true;
}

void Programs::answer_agent(std::string_view path, const Exchange& exchange) {
  if (path.starts_with(kBacklot)) {
    for (const Ask& ask : asks_) {
      if (ask(path.substr(kBacklot.size()), exchange)) return;
    }
  }
  exchange->reply(agent_.answer(path, exchange->request()));
}

bool Programs::answer(const Exchange& exchange) {
  const std::string_view path = Stage::metadata_path(exchange->request().path());
  if (path.empty()) return false;
  answer_agent(path, exchange);
  return true;
}

Extension::Exchange Programs::introduced(const Exchange& exchange) const {
  const std::string_view token = exchange->request().headers.get(kTokenHeader);
  const Container* container = token.empty() ? nullptr : containers_.by_token(token);
  if (container == nullptr) return exchange;
  return std::make_shared<Introduced>(exchange, actor_of(container->spec()));
}

MakeExtension real_programs(const Outdoors* outdoors) {
  std::optional<Outdoors> copy;
  if (outdoors != nullptr) copy.emplace(*outdoors);
  return [copy](World& world) -> std::unique_ptr<Extension> {
    if (!has_programs(world.config())) return nullptr;
    if (!copy) throw WorldError("images of this world are real programs, which cannot run here");
    try {
      return std::make_unique<Programs>(world.environment(), world.config(), *copy);
    } catch (const std::runtime_error& error) {
      throw WorldError(std::string("real programs cannot run here: ") + error.what());
    }
  };
}

}  // namespace harness
