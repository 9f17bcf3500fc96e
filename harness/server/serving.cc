#include "harness/server/serving.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <deque>
#include <functional>
#include <optional>
#include <stdexcept>
#include <utility>

#include "harness/programs/program_host.h"
#include "harness/programs/program_runner.h"
#include "harness/server/answer.h"
#include "harness/server/controls.h"
#include "harness/server/data_folder.h"
#include "harness/server/input.h"
#include "harness/server/respond.h"
#include "harness/server/take_info.h"
#include "harness/server/turn.h"
#include "harness/world/admission.h"
#include "sim/http/local.h"
#include "sim/http/loop.h"
#include "sim/http/server.h"
#include "sim/journal/journal_file.h"
#include "sim/journal/terminal_text.h"

namespace harness {
namespace {

// After so many steps of the loop the answers go out, whoever else is waiting.
constexpr int kMostInTurn = 64;

void complain(const std::string& line) {
  sim::print(stderr, sim::TerminalText::line("backlot: " + line) + "\n");
}

sim::http::ServerOptions server_options(const ServeOptions& options) {
  sim::http::ServerOptions server;
  server.address = options.address;
  server.port = options.port;
  server.say = complain;
  return server;
}

// The host by which clients on this machine reach a server that listens on `address`.
std::string host_of(const std::string& address) {
  if (address == "0.0.0.0") return "127.0.0.1";
  if (address == "::") return "[::1]";
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

// The names by which the server may be called. A server that other machines can reach may be called
// by the name of this one.
std::vector<std::string> allowed_hosts(const ServeOptions& options) {
  std::vector<std::string> hosts = options.allowed_hosts;
  std::array<char, 256> name{};
  if (sim::http::is_local_host(host_of(options.address)) && options.address != "0.0.0.0" &&
      options.address != "::") {
    return hosts;
  }
  if (::gethostname(name.data(), name.size() - 1) == 0 && name[0] != '\0') {
    try {
      hosts.push_back(allowed_host(name.data()));
    } catch (const std::invalid_argument&) {  // a name that no client could put into Host
    }
  }
  return hosts;
}

}  // namespace

class Serving::Impl final : public sim::InputSource, public Controls {
 public:
  explicit Impl(ServeOptions options)
      : options_(std::move(options)),
        folder_(options_.data_folder),
        admission_(allowed_hosts(options_), complain),
        // Before anything is written: a port that is taken must not cost anybody a journal.
        server_(loop_, server_options(options_),
                [this](std::shared_ptr<sim::http::Exchange> exchange) { handle(exchange); }),
        host_{loop_, server_.port(),
              [this](std::shared_ptr<sim::http::Exchange> exchange) { handle(exchange); },
              [this] {
                if (pacer_ != nullptr) pacer_->catch_up();
              },
              complain} {
    folder_.take();
    build();
  }

  std::string url() const {
    return "http://" + host_of(options_.address) + ":" + std::to_string(server_.port());
  }

  void stop_on_signals() {
    loop_.on_stop_signal([this] { stopped_ = true; });
  }

  void stop() {
    loop_.post([this] { stopped_ = true; });
  }

  void run() {
    for (;;) {
      pacer_->run([this] { return is_wanted(); });
      if (stopped_) break;
      if (resetting_) {
        rebuild();
      } else if (!later_.empty()) {
        later_.front()();
        later_.pop_front();
      } else {
        const std::shared_ptr<sim::http::Exchange> exchange = advances_.front();
        advances_.pop_front();
        reply_to(exchange);
      }
      end_turn();
    }
    end_turn();
    write([this] {
      file_->set_info({{"digest", world_->journal().digest()}});
      file_->flush();
    });
  }

  // Controls.
  World& world() override { return *world_; }
  std::string pace() const override { return options_.pace.to_text(); }
  bool advance(sim::Duration span) override {
    return pacer_->advance(span, [this] { return stopped_ || resetting_; });
  }
  void reset() override { resetting_ = true; }

  // sim::InputSource.
  bool poll() override {
    const bool any = loop_.poll();
    end_turn();
    return any;
  }

  bool wait(sim::Duration limit) override {
    end_turn();
    if (unwritten_ && poll()) return true;
    if (unwritten_) {  // the server is idle, so it is a good time to write the journal
      write([this] { file_->flush(); });
      unwritten_ = false;
    }
    const bool any = loop_.wait(limit);
    if (any) take_more();
    end_turn();
    return any;
  }

 private:
  // Whether run() has something to do that is not the pacer's.
  bool is_wanted() const { return stopped_ || resetting_ || !advances_.empty() || !later_.empty(); }

  // What else has come belongs to the same turn: a transaction costs as much as a write or two.
  // Only where each request runs what has become due before it (Pacer::catch_up), so that the order
  // of all does not depend on who shares a turn.
  void take_more() {
    if (options_.pace.kind != sim::Pace::Kind::kScaled) return;
    for (int more = 0; more < kMostInTurn && !is_wanted(); ++more) {
      if (!loop_.wait(sim::Duration::zero())) return;
    }
  }

  void build() {
    WorldOptions world;
    world.seed = options_.seed;
    world.data_folder = options_.data_folder;
    world.keep_events = options_.keep_events;
    world.keep_mails = options_.keep_mails;
    world.extensions = options_.extensions;
    world.extensions.insert(world.extensions.begin(), real_programs(&host_));
    const bool repeats =
        options_.pace.kind == sim::Pace::Kind::kManual && options_.data_folder.empty();
    if (!repeats) world.start = sim::Pacer::wall_date();
    world_ = std::make_unique<World>(options_.world, world);
    world_->store().commit();
    pacer_ = std::make_unique<sim::Pacer>(world_->scheduler(), world_->holds(), options_.pace, this,
                                          world_->program_clock());
    if (!options_.journal_path.empty()) open_journal();
  }

  void open_journal() {
    sim::Journal& journal = world_->journal();
    file_.emplace(options_.journal_path);
    file_->set_info(serve_info(options_.world, *world_, options_.pace));
    for (const sim::Event& event : journal.events()) file_->add(event);
    file_->flush();
    journal.listen([this](const sim::Event& event) {
      write([&] { file_->add(event); });
      unwritten_ = true;
    });
  }

  // If the journal cannot be written any more, the recording ends, and the server goes on.
  void write(const std::function<void()>& work) {
    if (!file_) return;
    try {
      work();
    } catch (const sim::StoreError& error) {
      complain(std::string("the journal ends here: ") + error.what());
      file_.reset();
    }
  }

  void rebuild() {
    pacer_.reset();
    world_.reset();
    file_.reset();
    unwritten_ = false;
    folder_.take();
    World::erase_data(options_.data_folder);
    ++builds_;
    build();
    resetting_ = false;
  }

  // A request that moves time is carried out by run(), which looks at the sockets and the signals
  // meanwhile. Inputs that come after such a request wait until it is done, so that their order in
  // the journal is the order in which they took effect. In a World with programs they do not wait,
  // as the programs' own requests are among them.
  void handle(const std::shared_ptr<sim::http::Exchange>& exchange) {
    const sim::http::Request& request = exchange->request();
    const bool waits = !later_.empty() || is_advance(request);
    if (waits && is_input(request) && !has_programs(world_->config())) {
      later_.push_back([this, exchange] { handle_now(exchange); });
    } else {
      handle_now(exchange);
    }
  }

  void handle_now(const std::shared_ptr<sim::http::Exchange>& exchange) {
    try {
      const sim::http::Request& request = exchange->request();
      const std::string why = admission_.why_refused(request, effect_of(*world_, request));
      if (!why.empty()) return turn_away(*world_, exchange, why);
      pacer_->catch_up();
      if (!file_ || !is_input(request)) return handle_held(turn_.hold(exchange));
      const std::uint64_t input = record_input(world_->journal(), world_->scheduler(), request);
      const sim::CauseScope because{world_->journal(), input};
      const auto on_gone = [this, input, build = builds_](const std::function<void()>& tell) {
        if (later_.empty()) return gone(input, build, tell);
        later_.push_back([this, input, build, tell] { gone(input, build, tell); });
      };
      handle_held(turn_.hold(exchange, on_gone));
    } catch (const std::exception& error) {
      fail(exchange, error);
    }
  }

  // Handles a request whose reply is held until the end of the turn. In a World with programs, one
  // that moves time is left to run(): programs make requests while time moves.
  void handle_held(const std::shared_ptr<sim::http::Exchange>& exchange) {
    const bool later = has_programs(options_.world) && is_advance(exchange->request());
    if (!later) return answer(*this, exchange);
    advances_.push_back(exchange);
  }

  void reply_to(const std::shared_ptr<sim::http::Exchange>& exchange) {
    try {
      answer(*this, exchange);
    } catch (const std::exception& error) {
      fail(exchange, error);
    }
  }

  void fail(const std::shared_ptr<sim::http::Exchange>& exchange, const std::exception& error) {
    const std::string line = std::string("internal error: ") + error.what() + " (seed " +
                             std::to_string(options_.seed) + ", at " +
                             sim::to_iso8601(world_->scheduler().now()) + ")";
    complain(line);
    exchange->reply(error_response(500, line));
  }

  // The client of `input` left before it was answered.
  void gone(std::uint64_t input, int build, const std::function<void()>& tell) {
    if (build != builds_) return;  // the World that it had asked is gone, too
    pacer_->catch_up();
    record_gone(world_->journal(), world_->scheduler(), input);
    tell();
  }

  // Ends the turn, so that its replies go out; but not while a reset is pending, whose answer goes
  // out when the new World is there.
  void end_turn() {
    if (resetting_) return;
    const std::string error = turn_.end(world_->store());
    if (!error.empty()) complain(error);
  }

  ServeOptions options_;
  DataFolder folder_;
  Admission admission_;
  sim::http::Loop loop_;
  Turn turn_;
  std::optional<sim::JournalFile> file_;
  std::unique_ptr<World> world_;
  std::unique_ptr<sim::Pacer> pacer_;
  sim::http::Server server_;
  ProgramHost host_;
  // In a World with programs: the requests that move time and have not been carried out.
  std::deque<std::shared_ptr<sim::http::Exchange>> advances_;
  // In a World without programs: a request that moves time, which is being carried out, and the
  // inputs that came after it.
  std::deque<std::function<void()>> later_;
  bool stopped_ = false;
  bool resetting_ = false;
  bool unwritten_ = false;  // events that are not in the journal's file for good
  int builds_ = 0;
};

Serving::Serving(ServeOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Serving::~Serving() = default;

std::string Serving::url() const { return impl_->url(); }
void Serving::stop_on_signals() { impl_->stop_on_signals(); }
void Serving::run() { impl_->run(); }
void Serving::stop() { impl_->stop(); }

}  // namespace harness
