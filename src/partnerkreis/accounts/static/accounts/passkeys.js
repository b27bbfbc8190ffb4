// SPDX-FileCopyrightText: 2026 Partnerkreis contributors
// SPDX-License-Identifier: EUPL-1.2
// Shows the button that asks for a passkey, and lets django-allauth's script do what it says.
(() => {
  "use strict"
  const button = document.getElementById("passkey-button")
  const trouble = document.getElementById("passkey-trouble")
  if (!button || !window.PublicKeyCredential) return

  const does = button.dataset.passkey
  window.allauth.webauthn.forms[`${does}Form`]({
    ids: { [does]: "passkey-button", credential: "passkey-credential", data: "passkey-data" }
  })
  button.hidden = false
  button.addEventListener("click", () => { trouble.hidden = true })
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault()
    trouble.hidden = false
  })
})()
