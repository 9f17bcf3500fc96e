// `backlot serve`: one World behind one port, until somebody stops it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "harness/explain/question.h"
#include "harness/world/config.h"
#include "harness/world/world.h"
#include "sim/time/pacer.h"

namespace harness {

struct ServeOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 4566;  // 0: a free one
  // Names and addresses by which clients may call the server, besides its own
  // (harness/world/admission.h).
  std::vector<std::string> allowed_hosts = {};
  WorldConfig world;
  std::vector<MakeExtension> extensions = {};  // besides the one for real programs
  GuestWords guest_words = {};                 // of the platforms, for explanations
  std::uint64_t seed = 1;
  std::string data_folder;   // "": everything in memory; made if it is not there
  std::string journal_path;  // "": none; replaced if it is a journal
  sim::Pace pace{sim::Pace::Kind::kScaled, 1};
  // How much of the journal and of the mailbox stays in memory. The journal's file, if there is
  // one, has all events.
  sim::RetentionLimit keep_events{.count = 0, .bytes = std::size_t{64} << 20};
  sim::RetentionLimit keep_mails{.count = 0, .bytes = std::size_t{64} << 20};
};

class Serving {
 public:
  // Listens and builds the World, which starts at the machine's date; in pace manual and without a
  // data folder at sim::kDefaultStart, so that the same calls make the same take. Throws
  // std::runtime_error with one clear line if the port, the folder, the journal or the world
  // cannot be had.
  explicit Serving(ServeOptions options);
  ~Serving();
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

  // `http://127.0.0.1:4566`
  std::string url() const;
  // From now on SIGINT, SIGTERM and SIGHUP stop it.
  void stop_on_signals();
  // Serves until it is stopped.
  void run();
  // Ends run(). Any thread may call it.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace harness
