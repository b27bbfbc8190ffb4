# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses. Those in each language must stand here, at the root, for Django to take them."""

from partnerkreis.accounts import urls as accounts
from partnerkreis.portal import urls as portal
from partnerkreis.workspace import urls as workspace

urlpatterns = [*portal.urlpatterns, *accounts.urlpatterns, *workspace.urlpatterns]
handler400 = "partnerkreis.portal.views.bad_request"
handler403 = "partnerkreis.portal.views.forbidden"
handler404 = "partnerkreis.portal.views.not_found"
handler500 = "partnerkreis.portal.views.server_error"
