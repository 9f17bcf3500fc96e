#include "harness/server/serving.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <utility>

#include "harness/programs/program_host.h"
#include "harness/server/answer.h"
#include "harness/server/controls.h"
#include "harness/server/data_folder.h"
#include "harness/server/hosts.h"
#include "harness/server/input.h"
#include "harness/server/made_options.h"
#include "harness/server/request_kind.h"
#include "harness/server/respond.h"
#include "harness/server/store_watch.h"
#include "harness/server/take_file.h"
#include "harness/server/take_info.h"
#include "harness/server/turn.h"
#include "harness/server/turn_company.h"
#include "harness/server/waiting_requests.h"
#include "harness/world/admission.h"
#include "sim/http/loop.h"
#include "sim/http/server.h"
#include "sim/journal/terminal_text.h"

namespace harness {
namespace {

void complain(const std::string& line) {
  sim::print(stderr, sim::TerminalText::line("backlot: " + line) + "\n");
}

}  // namespace

class Serving::Impl final : public sim::InputSource, public Controls {
 public:
  explicit Impl(ServeOptions options)
      : options_(std::move(options)),
        folder_(options_.data_folder),
        admission_(allowed_hosts(options_.address, options_.allowed_hosts), complain),
        // Before anything is written: a port that is taken must not cost anybody a journal.
        server_(loop_, server_options(options_, complain),
                [this](std::shared_ptr<sim::http::Exchange> exchange) { handle(exchange); }),
        host_{loop_, server_.port(),
              [this](std::shared_ptr<sim::http::Exchange> exchange) { handle(exchange); },
              [this] { catch_up(); }, complain} {
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
    asked_to_stop_ = true;
    loop_.post([this] { stopped_ = true; });
  }

  void run() {
    try {
      serve();
      if (world_ != nullptr) world_->environment().cancellation.set_wanted({});
      end_turn();
    } catch (const sim::Cancelled&) {
      give_up_turn();
    }
    if (world_ != nullptr) file_.finish(world_->journal());
  }

  // Controls.
  World& world() override { return *world_; }
  std::string pace() const override { return options_.pace.to_text(); }
  std::string store_trouble() const override { return trouble_.why(); }
  GuestWords guest_words() const override { return options_.guest_words; }
  bool advance(sim::Duration span) override {
    if (trouble_.time_stands()) try_store();
    if (trouble_.time_stands()) return false;
    bool done = false;
    unless_store_fails([&] {
      done = pacer_->advance(span,
                             [this] { return stopped_ || resetting_ || trouble_.time_stands(); });
    });
    return done;
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
    if (file_.is_behind() && poll()) return true;
    if (file_.is_behind()) file_.flush();  // the server is idle, so it is a good time to write
    if (trouble_.is_there()) {
      limit = std::min(limit, watch_.until_next_try());
    }
    const bool any = loop_.wait(limit);
    if (any) take_more();
    end_turn();
    if (watch_.is_to_be_tried()) try_store();
    return any;
  }

 private:
  // Between attempts to build a World where its folder has no room for it.
  static constexpr sim::Duration kBetweenBuilds = std::chrono::milliseconds{250};
  static constexpr const char* kStopped = "the server was stopped in the middle of it";
  static constexpr const char* kNoWorld = "there is no World until it can be built anew: ";

  // Until the server is stopped. Cancelled if that comes in the middle of something long.
  void serve() {
    for (;;) {
      if (world_ == nullptr) {
        loop_.wait(kBetweenBuilds);
      } else if (trouble_.time_stands()) {
        wait(watch_.until_next_try());
      } else {
        run_world();
      }
      if (stopped_) break;
      if (resetting_) {
        end_turn();
        rebuild();
      } else if (!later_.empty()) {
        later_.handle_first();
      } else if (!advances_.empty()) {
        advances_.handle_first();
      }
      end_turn();
    }
  }

  // What goes on was cancelled: whatever is not kept yet is undone.
  void give_up_turn() {
    world_->give_up_turn(kStopped);
    turn_.fail(kStopped, [this](const auto& exchange, const std::string&) {
      return stopped_answer(*world_, exchange->request());
    });
  }

  bool is_stopping() { return stopped_ || asked_to_stop_ || loop_.stop_signal_came(); }

  void run_world() {
    unless_store_fails(
        [this] { pacer_->run([this] { return is_wanted() || trouble_.time_stands(); }); });
  }

  // What is due by itself has nobody who is answered when the store fails: the end of the turn
  // takes care of it.
  void unless_store_fails(const std::function<void()>& work) {
    try {
      work();
    } catch (const sim::StoreError&) {
      if (!world_->store().has_failed()) throw;
    }
  }

  void catch_up() {
    if (pacer_ == nullptr || trouble_.time_stands()) return;
    unless_store_fails([this] { pacer_->catch_up(); });
  }

  // What is due before an input has a turn of its own: if it is not kept, it takes no input with
  // it. Nor does an input that failed the turn that this one would share.
  void begin_input() {
    catch_up();
    const bool was_due = callbacks_run_ != world_->scheduler().events_run();
    if (was_due || trouble_.is_there() || world_->store().has_failed()) end_turn();
  }

  // Whether run() has something to do that is not the pacer's.
  bool is_wanted() const { return stopped_ || resetting_ || !advances_.empty() || !later_.empty(); }

  // What else has come belongs to the same turn: a transaction costs as much as a write or two.
  // Only where each request runs what has become due before it (Pacer::catch_up), so that the order
  // of all does not depend on who shares a turn.
  void take_more() {
    if (options_.pace.kind != sim::Pace::Kind::kScaled || trouble_.time_stands()) return;
    company_.take([this] { return !is_wanted() && loop_.wait(sim::Duration::zero()); });
  }

  void build() {
    world_ = std::make_unique<World>(options_.world, world_options(options_, host_));
    world_->store().commit();
    world_->environment().cancellation.set_wanted([this] { return is_stopping(); });
    callbacks_run_ = world_->scheduler().events_run();
    pacer_ = std::make_unique<sim::Pacer>(world_->scheduler(), world_->holds(), options_.pace, this,
                                          world_->program_clock());
    if (options_.journal_path.empty()) return;
    file_.open(options_.journal_path, serve_info(options_.world, *world_, options_.pace),
               world_->journal());
  }

  // A folder that cannot be emptied leaves the World as it is. One that is empty, but has no room
  // for the new World, leaves none until it has.
  void rebuild() {
    try {
      if (world_ != nullptr) {
        folder_.take();
        World::erase_data(options_.data_folder);
      }
    } catch (const std::exception& error) {
      resetting_ = false;
      return refuse_reset(error.what());
    }
    // What waits for time must not reach the next World, nor be left without an answer.
    if (world_ != nullptr) world_->end_waits();
    later_.refuse();
    advances_.refuse();
    turn_.send();
    remove_world();
    try {
      build();
      why_no_world_.clear();
      resetting_ = false;
    } catch (const std::exception& error) {
      remove_world();
      if (why_no_world_.empty()) complain(std::string(kNoWorld) + error.what());
      why_no_world_ = error.what();
      refuse_reset(error.what());
    }
  }

  void remove_world() {
    if (world_ == nullptr) return;
    watch_.forget();
    pacer_.reset();
    live_events().forget();
    world_.reset();
    file_.close();
    ++builds_;
  }

  void refuse_reset(const std::string& why) {
    resets_.fail(why, [](const auto&, const std::string& reason) {
      return error_response(500, "the World cannot be reset: " + reason);
    });
  }

  // A request that moves time is carried out by run(), which looks at the sockets and the signals
  // meanwhile. Inputs that come after such a request wait until it is done, so that their order in
  // the journal is the order in which they took effect. In a World with programs they do not wait,
  // as the programs' own requests are among them.
  void handle(const std::shared_ptr<sim::http::Exchange>& exchange) {
    const sim::http::Request& request = exchange->request();
    if (world_ == nullptr) return exchange->reply(error_response(503, kNoWorld + why_no_world_));
    const RequestKind kind = kind_of(*world_, request);
    const bool waits = !later_.empty() || kind == RequestKind::kAdvance;
    if (waits && is_input(kind) && !has_programs(world_->config())) {
      later_.add(exchange, [this, exchange] { handle_now(exchange); });
    } else {
      handle_now(exchange);
    }
  }

  void handle_now(const std::shared_ptr<sim::http::Exchange>& exchange) {
    answer_failures(exchange, [&] { begin_and_handle(exchange); });
  }

  void begin_and_handle(const std::shared_ptr<sim::http::Exchange>& exchange) {
    const sim::http::Request& request = exchange->request();
    const std::string why = admission_.why_refused(request, effect_of(*world_, request));
    if (!why.empty()) return turn_away(*world_, exchange, why);
    begin_input();
    const RequestKind kind = kind_of(*world_, request);
    if (kind == RequestKind::kReset) return answer(*this, resets_.hold(exchange));
    if (!file_.is_open() || !is_input(kind)) return handle_held(turn_.hold(exchange), kind);
    const std::uint64_t input = record_input(world_->journal(), world_->scheduler(), request, kind);
    const sim::CauseScope because{world_->journal(), input};
    const auto on_gone = [this, input, build = builds_](const std::function<void()>& tell) {
      if (later_.empty()) return gone(input, build, tell);
      later_.add(nullptr, [this, input, build, tell] { gone(input, build, tell); });
    };
    handle_held(turn_.hold(exchange, on_gone), kind);
  }

  // Handles a request whose reply is held until the end of the turn. In a World with programs, one
  // that moves time is left to run(): programs make requests while time moves.
  void handle_held(const std::shared_ptr<sim::http::Exchange>& exchange, RequestKind kind) {
    const bool later = has_programs(options_.world) && kind == RequestKind::kAdvance;
    if (!later) return answer(*this, exchange);
    advances_.add(exchange, [this, exchange] {
      answer_failures(exchange, [&] { answer(*this, exchange); });
    });
  }

  template <class Work>
  void answer_failures(const std::shared_ptr<sim::http::Exchange>& exchange, const Work& work) {
    try {
      work();
    } catch (const std::exception& error) {
      fail(exchange, error);
    } catch (const sim::Cancelled&) {
      exchange->reply(stopped_answer(*world_, exchange->request()));
      throw;
    }
  }

  void fail(const std::shared_ptr<sim::http::Exchange>& exchange, const std::exception& error) {
    const std::string line = std::string("internal error: ") + error.what() + " (seed " +
                             std::to_string(options_.seed) + ", at " +
                             sim::to_iso8601(world_->scheduler().now()) + ")";
    if (!world_->store().has_failed()) complain(line);
    exchange->reply(error_response(500, line));
  }

  // The client of `input` left before it was answered.
  void gone(std::uint64_t input, int build, const std::function<void()>& tell) {
    if (build != builds_) return;  // the World that it had asked is gone, too
    begin_input();
    record_gone(world_->journal(), world_->scheduler(), input);
    tell();
  }

  // Ends the turn, so that its replies go out. A reset is answered when the new World is there.
  void end_turn() {
    if (world_ == nullptr) return;
    if (!resetting_) resets_.send();
    sim::Database& store = world_->store();
    const bool wrote = store.has_written();
    const std::string why = turn_.end(
        store,
        [this](const std::shared_ptr<sim::http::Exchange>& exchange, const std::string& reason) {
          return failed_answer(*world_, exchange, reason);
        });
    const bool was_due = callbacks_run_ != world_->scheduler().events_run();
    callbacks_run_ = world_->scheduler().events_run();
    if (!why.empty()) {
      watch_.turn_failed(why, was_due, world_->holds());
    } else if (wrote && (was_due || trouble_.is_there()) && watch_.turn_kept(was_due)) {
      pacer_->go_on();
    }
  }

  // Goes on if the store can be written to again.
  void try_store() {
    sim::Database& store = world_->store();
    if (watch_.tried(store.has_failed() ? store.failure() : store.why_not_writable())) {
      pacer_->go_on();
    }
  }

  ServeOptions options_;
  DataFolder folder_;
  Admission admission_;
  sim::http::Loop loop_;
  Turn turn_;
  Turn resets_;  // their replies: not a part of the turn that the old World ends with
  TakeFile file_{complain};
  std::unique_ptr<World> world_;
  std::unique_ptr<sim::Pacer> pacer_;
  sim::http::Server server_;
  ProgramHost host_;
  // In a World with programs: the requests that move time and have not been carried out.
  WaitingRequests advances_;
  // In a World without programs: a request that moves time, which is being carried out, and the
  // inputs that came after it.
  WaitingRequests later_;
  std::atomic<bool> asked_to_stop_ = false;  // by any thread
  bool stopped_ = false;
  bool resetting_ = false;
  int builds_ = 0;
  StoreWatch watch_{complain};
  const StoreTrouble& trouble_ = watch_.trouble();
  std::uint64_t callbacks_run_ = 0;  // by the scheduler, when the last turn ended
  TurnCompany company_;
  std::string why_no_world_;  // "" if there is one
};

Serving::Serving(ServeOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Serving::~Serving() = default;

std::string Serving::url() const { return impl_->url(); }
void Serving::stop_on_signals() { impl_->stop_on_signals(); }
void Serving::run() { impl_->run(); }
void Serving::stop() { impl_->stop(); }

}  // namespace harness
