// What a World has beyond its services: what runs the containers of its tasks, and what a platform
// adds to it.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "fakes/ecs/runner.h"
#include "sim/http/server.h"
#include "sim/time/program_clock.h"

namespace harness {

class World;

// An extension belongs to a World. Extensions are made after the World's services and before its
// setup calls, in the order of WorldOptions::extensions, and destroyed after ECS in the same order.
// Their functions do nothing unless they are overridden.
class Extension {
 public:
  using Exchange = std::shared_ptr<sim::http::Exchange>;

  virtual ~Extension() = default;
  Extension() = default;
  Extension(const Extension&) = delete;
  Extension& operator=(const Extension&) = delete;

  // What runs images of the World; null if the extension runs none.
  virtual ecs::ContainerRunner* runner() { return nullptr; }
  // Ends the process of the container whose CONTAINER_ID, task family or task ARN is `container` at
  // once, as a crash does. False if the extension runs none of that name.
  virtual bool crash(std::string_view /*container*/, int /*exit_code*/) { return false; }

  // Answers what programs ask the World beside AWS. False if the request is for something else.
  virtual bool answer(const Exchange& /*exchange*/) { return false; }
  // The same exchange, with the name of who sent its request where this is known.
  virtual Exchange identified(const Exchange& exchange) const { return exchange; }
  // Whether a request is for a page that people look at, and the page.
  virtual bool has_page(const sim::http::Request& /*request*/) const { return false; }
  // REQUIRES: has_page().
  virtual void show_page(const Exchange& /*exchange*/) {}

  // Programs that live by the World's clock; null: there are none.
  virtual sim::ProgramClock* program_clock() { return nullptr; }
};

// Null if the World has no use for it. What it throws leaves the World's constructor.
using MakeExtension = std::function<std::unique_ptr<Extension>(World& world)>;

}  // namespace harness
