#include "harness/webordinary/webordinary_world.h"

#include <stdexcept>
#include <string_view>
#include <utility>

#include "harness/programs/program_runner.h"
#include "sim/git/error.h"
#include "sim/http/message.h"
#include "sim/journal/json_writer.h"
#include "sim/process/helper_program.h"

namespace harness {
namespace {

using sim::http::Request;
using sim::http::Response;

constexpr std::string_view kPreviewPrefix = "/session/";

Alb::AskPrograms pages_of(ProgramRunner* programs) {
  if (programs == nullptr) return nullptr;
  return [programs](const std::string& path, const Alb::Show& show) {
    programs->page_fetcher().get(path, [show](const Response& response) {
      show(Alb::PreviewPage{response.status, response.body});
    });
  };
}

Response refusal(int status, std::string_view message) {
  sim::JsonWriter json;
  json.begin_object().key("error").value(message).end_object();
  return {status, {{"Content-Type", "application/json"}}, json.take() + "\n"};
}

}  // namespace

WebordinaryWorld::WebordinaryWorld(World& world)
    : config_(webordinary_config(world.config())),
      runs_nothing_(world.config().images.empty()),
      git_(world.scheduler()),
      claude_(config_.claude, world.environment().decisions,
              world.environment().random.stream("claude")),
      runner_(StandinServices{world.environment(), world.dispatcher(), git_, claude_,
                              world.config(), config_.queues_per}),
      alb_(world.environment(), runner_, pages_of(world.extension<ProgramRunner>())) {
  if (auto* programs = world.extension<ProgramRunner>()) {
    claude_calls_ =
        std::make_unique<ClaudeCalls>(world.environment(), claude_, programs->containers());
    join(*programs);
  }
  for (const SiteConfig& site : config_.sites) {
    try {
      git_.add(site);
    } catch (const sim::git::Error& error) {
      throw WorldError("the site '" + site.client + "/" + site.project + "': " + error.what());
    }
  }
}

void WebordinaryWorld::join(ProgramRunner& programs) {
  Sandboxes& sandboxes = programs.sandboxes();
  sandboxes.add_tool(sim::helper_program("harness/webordinary", "claude", "BACKLOT_CLAUDE"),
                     {"claude", "claude-code"});
  sandboxes.set_git_base(std::string(GitHost::kBase));
  git_.keep_in(sandboxes.git_folder());
  git_.find_workspaces_with([this](const std::string& container_id) {
    const auto found = workspaces_.find(container_id);
    return found == workspaces_.end() ? std::filesystem::path{} : found->second;
  });
  // A container's workspace is where the WORKSPACE_PATH of its newest task says.
  programs.on_start([this, &sandboxes](const ecs::ContainerSpec& spec) {
    const auto id = spec.environment.find("CONTAINER_ID");
    const auto path = spec.environment.find("WORKSPACE_PATH");
    if (id == spec.environment.end() || path == spec.environment.end()) return;
    workspaces_[id->second] = sandboxes.outside(path->second);
  });
  programs.on_ask([this](std::string_view path, const Exchange& exchange) {
    claude_calls_->answer(path, exchange);
    return true;
  });
}

WebordinaryWorld& WebordinaryWorld::of(const World& world) {
  auto* found = world.extension<WebordinaryWorld>();
  if (found == nullptr) throw std::invalid_argument("the platform is no part of this world");
  return *found;
}

bool WebordinaryWorld::crash(std::string_view container, int exit_code) {
  return runner_.crash(container, exit_code);
}

bool WebordinaryWorld::has_page(const Request& request) const {
  return request.path().starts_with(kPreviewPrefix);
}

void WebordinaryWorld::show_page(const Exchange& exchange) {
  const Request& request = exchange->request();
  if (request.method != "GET") {
    Response response = refusal(405, "a preview answers GET only");
    response.headers.add("Allow", "GET");
    return exchange->reply(std::move(response));
  }
  const std::string_view rest = request.path().substr(kPreviewPrefix.size());
  const std::string thread = sim::http::percent_decode(rest.substr(0, rest.find('/')), false);
  if (thread.empty()) return exchange->reply(refusal(404, "expected /session/{threadId}/"));
  const std::string_view named = request.headers.get("X-Backlot-Actor");
  const std::string viewer = named.empty() ? request.peer : std::string(named);
  alb_.get(viewer, thread, [exchange, runs_nothing = runs_nothing_](Alb::PreviewPage page) {
    if (page.status != 200) {
      page.body =
          runs_nothing
              ? "No container serves this thread, and none will: this world has no images.\n"
              : "No container serves this thread yet; one is being woken.\n";
    }
    exchange->reply(
        {page.status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(page.body)});
  });
}

}  // namespace harness
