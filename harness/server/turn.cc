#include "harness/server/turn.h"

namespace harness {
namespace {

// Ends the store's turn. "" if it was kept.
std::string why_not_kept(sim::Database& store) {
  try {
    store.commit();
    return {};
  } catch (const sim::StoreError& error) {
    if (store.is_in_memory()) throw;
    const std::string why = store.has_failed() ? store.failure() : error.what();
    try {
      store.roll_back();
    } catch (const sim::StoreError& unreadable) {
      return why + "; it cannot be read either: " + unreadable.what();
    }
    return why;
  }
}

}  // namespace

class Turn::Held final : public sim::http::Exchange {
 public:
  Held(std::shared_ptr<Exchange> exchange, OnGone on_gone, const std::shared_ptr<Replies>& replies)
      : exchange_(std::move(exchange)), on_gone_(std::move(on_gone)), replies_(replies) {}

  const sim::http::Request& request() const override { return exchange_->request(); }

  void reply(sim::http::Response response) override {
    if (std::exchange(replied_, true)) return;
    if (const auto replies = replies_.lock()) {
      replies->emplace_back(exchange_, std::move(response));
    }
  }

  void on_abandoned(std::function<void()> handler) override {
    if (on_gone_ == nullptr) return exchange_->on_abandoned(std::move(handler));
    exchange_->on_abandoned([gone = on_gone_, handler = std::move(handler)] { gone(handler); });
  }

 private:
  std::shared_ptr<Exchange> exchange_;
  OnGone on_gone_;
  std::weak_ptr<Replies> replies_;
  bool replied_ = false;
};

std::shared_ptr<Turn::Exchange> Turn::hold(std::shared_ptr<Exchange> exchange, OnGone on_gone) {
  return std::make_shared<Held>(std::move(exchange), std::move(on_gone), replies_);
}

std::string Turn::end(sim::Database& store, const FailedAnswer& failed) {
  const std::string why = why_not_kept(store);
  if (!why.empty()) {
    fail(why, failed);
  } else {
    send();
  }
  return why;
}

void Turn::send() {
  if (replies_->empty()) return;
  for (auto& [exchange, response] : std::exchange(*replies_, {})) {
    exchange->reply(std::move(response));
  }
}

void Turn::fail(const std::string& why, const FailedAnswer& failed) {
  for (const auto& [exchange, response] : std::exchange(*replies_, {})) {
    exchange->reply(failed(exchange, why));
  }
}

}  // namespace harness
