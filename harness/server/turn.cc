#include "harness/server/turn.h"

#include "harness/server/respond.h"

namespace harness {

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

std::string Turn::end(sim::Database& store) {
  std::string error;
  try {
    store.commit();
  } catch (const sim::StoreError& failure) {
    error = failure.what();
  }
  if (replies_->empty()) return error;
  Replies replies = std::exchange(*replies_, {});
  for (auto& [exchange, response] : replies) {
    exchange->reply(error.empty() ? std::move(response) : error_response(500, error));
  }
  return error;
}

}  // namespace harness
