// The composition root: one World owns everything of one run.
//
// Two Worlds in one process do not see each other. A World is used from one thread. Destroying it
// ends all that runs in it.
//
// When its store undoes a turn (sim/store/database.h), the services' memory is what the store says
// again, and the journal gets `store.undone`: the events of the turn stay in it, as they were
// published. Simulated time does not go back.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/client.h"
#include "fakes/aws/dispatcher.h"
#include "fakes/aws/front_door.h"
#include "harness/world/config.h"
#include "harness/world/extension.h"
#include "sim/journal/journal.h"
#include "sim/random/decisions.h"
#include "sim/store/database.h"
#include "sim/time/holds.h"
#include "sim/time/program_clock.h"
#include "sim/time/scheduler.h"

namespace sqs {
class Sqs;
}
namespace dynamodb {
class DynamoDb;
}
namespace ecs {
class Ecs;
}
namespace ses {
class Ses;
}
namespace cloudwatch {
class CloudWatch;
}
namespace mail {
class Mailbox;
}

namespace harness {

struct WorldOptions {
  std::uint64_t seed = 1;
  sim::Time start = sim::kDefaultStart;
  // A folder for state that survives; "": everything in memory.
  std::string data_folder = {};
  // How many events stay in memory, and how many mails in the mailbox: all of them, by default.
  sim::RetentionLimit keep_events = {};
  sim::RetentionLimit keep_mails = {};
  sim::DecisionOptions decisions = {};
  // What runs the images of its tasks, and what platforms add.
  std::vector<MakeExtension> extensions = {};
};

// Something in a world file that only shows when the world is built: a setup call that fails, an
// image nobody runs.
class WorldError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class World {
 public:
  // Removes what a World has left in this folder, or throws std::filesystem::filesystem_error and
  // leaves it as it is. A World that still uses the folder can go on only in the second case.
  static void erase_data(const std::string& folder);

  // Builds the services, then the extensions, and, unless the data folder already holds a World's
  // state, runs the setup calls of `config`; WorldError if one fails, sim::StoreError if the folder
  // cannot be used.
  explicit World(WorldConfig config, WorldOptions options = {});
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  // True if the data folder held a World's state before.
  bool resumed() const;
  const WorldConfig& config() const;
  std::uint64_t seed() const;

  sim::Scheduler& scheduler();
  sim::Journal& journal();
  sim::Database& store();
  sim::Register& holds();
  sim::Register& waits();
  aws::Environment& environment();
  aws::Dispatcher& dispatcher();
  aws::FrontDoor& front_door();
  // Answers a request from a client or a program: an AWS call, or what an extension answers.
  void handle(const std::shared_ptr<sim::http::Exchange>& exchange);
  // Whether a request is for a page that an extension shows to people, and the page.
  bool has_page(const sim::http::Request& request) const;
  // REQUIRES: has_page().
  void show_page(const std::shared_ptr<sim::http::Exchange>& exchange);

  sqs::Sqs& sqs();
  dynamodb::DynamoDb& dynamodb();
  ecs::Ecs& ecs();
  ses::Ses& ses();
  cloudwatch::CloudWatch& cloudwatch();
  mail::Mailbox& mailbox();
  // Answers all calls that wait for something to happen, as if the time that they wait were over.
  void end_waits();

  // Undoes the turn that goes on, and says so in the journal if anything has happened in it: what
  // went on was cancelled. The World is good for nothing but its journal then.
  void give_up_turn(const std::string& why);

  // What a Pacer asks of the World's real programs; null if there are none, or they live by the
  // machine's clock.
  sim::ProgramClock* program_clock();
  const std::vector<std::unique_ptr<Extension>>& extensions() const;
  // The extension of this type; null if the World has none.
  template <class T>
  T* extension() const {
    for (const std::unique_ptr<Extension>& one : extensions()) {
      if (auto* found = dynamic_cast<T*>(one.get())) return found;
    }
    return nullptr;
  }

  // A client of the fakes for `actor`, with the world's latency; `now()` calls need none.
  aws::Client client(const std::string& actor);
  // One call by name with its input as JSON text, as setup calls and steps make them. The JSON
  // text of the output; aws::Error if it fails. It is not tried again, and what a fault has
  // come late is there at once. REQUIRES: the operation is not deferred.
  std::string call(const std::string& actor, const SetupCall& call);
  std::string call(const std::string& actor, std::string_view service, std::string_view operation,
                   const std::string& input);

  // Raw mail arrives from outside: an event `mail.in`, then what the receipt rules say.
  void receive_mail(const std::string& from, const std::vector<std::string>& to,
                    const std::string& raw);

  // Ends the process of a container at once, as a crash does: its task goes STOPPED with this
  // exit code. False if no task with that CONTAINER_ID, family or ARN is running.
  bool crash(std::string_view container, int exit_code);

  // True when every ECS service has its desired count of tasks running.
  bool services_steady() const;

 private:
  // Makes the setup calls. SetupError names the one that fails.
  void set_up();

  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace harness
