#include "harness/programs/program_runner.h"

#include <functional>
#include <optional>
#include <stdexcept>
#include <utility>

#include "fakes/ecs/tasks/stop_reasons.h"
#include "harness/programs/engine.h"
#include "harness/programs/events.h"
#include "harness/programs/program_container.h"
#include "harness/world/actor.h"
#include "harness/world/world.h"
#include "sim/engine/engine_container.h"
#include "sim/time/pacer.h"

namespace harness {
namespace {

constexpr std::string_view kTokenHeader = "X-Amz-Security-Token";
constexpr std::string_view kActorHeader = "X-Backlot-Actor";
constexpr std::string_view kBacklot = "/backlot/";
constexpr int kTokenDigits = 64;

// An exchange whose request has the name of who sent it in a header.
class IdentifiedExchange final : public sim::http::Exchange {
 public:
  IdentifiedExchange(std::shared_ptr<Exchange> exchange, std::string actor)
      : exchange_(std::move(exchange)), request_(exchange_->request()) {
    request_.headers.set(kActorHeader, actor);
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

ProgramRunner::ProgramRunner(const aws::Environment& environment, const WorldConfig& config,
                             const ProgramHost& host)
    : environment_(environment),
      config_(config),
      host_(host),
      ids_(environment.random.stream("programs")),
      page_fetcher_(host.loop, environment.scheduler, containers_),
      agent_(environment, containers_,
             [this] { return host_.shares_clock ? environment_.now() : sim::Pacer::wall_date(); }),
      sandboxes_(config, host_, [this](const Exchange& exchange) {
        if (host_.catch_up) host_.catch_up();
        answer_agent(exchange->request().path(), exchange);
      }) {
  if (!host_.shares_clock) return;
  clock_ = std::make_unique<VtimeProgramClock>(
      environment.now(), environment.random.stream("vtime").seed(), config.programs,
      environment.holds,
      [this](const std::string& task, const std::string& program) { unvirtual(task, program); });
}

void ProgramRunner::unvirtual(const std::string& task, const std::string& program) {
  environment_.journal.record("backlot", task, ProgramUnvirtual{program});
  if (host_.say == nullptr) return;
  host_.say("task " + task + ": " + program +
            " does not share the World's clock: it is a static binary, one of Go, or in a "
            "container of an engine" +
            (config_.programs.unvirtual == Unvirtual::kWall
                 ? "; time passes as on the wall while it lives"
                 : ""));
}

bool ProgramRunner::has_image(std::string_view image) const {
  const auto found = config_.images.find(std::string(image));
  if (found == config_.images.end()) return false;
  const std::optional<EngineConfig>& engine = found->second.engine;
  if (!engine) return found->second.command.has_value();
  try {
    return sim::engine::has_image(socket_of(*engine), image_of(*engine, image));
  } catch (const sim::engine::EngineError&) {
    return true;  // start() will say why the engine cannot be asked.
  }
}

std::unique_ptr<ecs::RunningContainer> ProgramRunner::start(const ecs::ContainerSpec& spec,
                                                            ecs::ContainerEvents& events) {
  const auto most = static_cast<std::size_t>(config_.programs.most_at_once);
  if (containers_.size() >= most) {
    throw ecs::ContainerStartError(ecs::stop_reason::too_many_run(most));
  }
  for (const Starting& starting : starting_) starting(spec);
  ProgramContainer::Identity identity;
  identity.token = ids_.hex(kTokenDigits);
  identity.credentials = "/v2/credentials/" + ids_.uuid();
  const ContainerContext context{containers_, sandboxes_, host_, clock_.get(), config_.programs};
  return std::make_unique<ProgramContainer>(context, spec, config_.images.at(spec.image),
                                            std::move(identity), environment_.now(), events);
}

bool ProgramRunner::crash(std::string_view name, int exit_code) {
  ProgramContainer* container = containers_.by_name(name);
  if (container == nullptr) return false;
  container->crash(exit_code);
  return true;
}

void ProgramRunner::answer_agent(std::string_view path, const Exchange& exchange) {
  if (path.starts_with(kBacklot)) {
    for (const Ask& ask : asks_) {
      if (ask(path.substr(kBacklot.size()), exchange)) return;
    }
  }
  exchange->reply(agent_.answer(path, exchange->request()));
}

bool ProgramRunner::answer(const Exchange& exchange) {
  const std::string_view path = Sandboxes::metadata_path(exchange->request().path());
  if (path.empty()) return false;
  answer_agent(path, exchange);
  return true;
}

Extension::Exchange ProgramRunner::identified(const Exchange& exchange) const {
  const std::string_view token = exchange->request().headers.get(kTokenHeader);
  const ProgramContainer* container = token.empty() ? nullptr : containers_.by_token(token);
  if (container == nullptr) return exchange;
  return std::make_shared<IdentifiedExchange>(exchange, actor_of(container->spec()));
}

MakeExtension real_programs(const ProgramHost* host) {
  std::optional<ProgramHost> copy;
  if (host != nullptr) copy.emplace(*host);
  return [copy](World& world) -> std::unique_ptr<Extension> {
    if (!has_programs(world.config())) return nullptr;
    if (!copy) throw WorldError("images of this world are real programs, which cannot run here");
    try {
      return std::make_unique<ProgramRunner>(world.environment(), world.config(), *copy);
    } catch (const std::runtime_error& error) {
      throw WorldError(std::string("real programs cannot run here: ") + error.what());
    }
  };
}

}  // namespace harness
